using Hotline.Core;
using Hotline.Core.Assessments;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>A counsellor's desk. Every act names the signed-in counsellor; the scripts refuse what is not his or hers.</summary>
[Authorize]
public sealed partial class ConsoleHub(
    AcceptOffer accept, DeclineOffer decline, PostMessage post, MarkSeen seen, EndContact end, SaveForm save, CloseContact close,
    TransferContact transfer, TakeContact take, FreeCounsellor free, LookAtSign look, RaisePriority raise, ConsultCases consults, IContactQueue queue, IRecord record,
    INotifier notifier, Restore restore, ReadGap gap, IHubContext<CallerHub, ICallerClient> callers, ConnectionBook book, OpenConsoles consoles, Views views, TextCipher cipher, TimeProvider time)
    : Hub<IConsoleClient>, IConsoleHub
{
    public const string NotACounsellor = "notACounsellor", RecordUnavailable = "recordUnavailable";
    private Guid Me => Guid.Parse(Context.UserIdentifier!);

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Hubs.Groups.Counsellor(Me));
        if (Supervises)
            await Groups.AddToGroupAsync(Context.ConnectionId, Hubs.Groups.Supervisors);
        consoles.Add(Me, Context);
        await ConnectAsync();
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        consoles.Remove(Context.ConnectionId);
        if (book.Drop(Context.ConnectionId) is { } held)
            await notifier.ShowAsync((await queue.DisconnectCounsellorAsync(held.Owner, held.Connection, CancellationToken.None)).Events);
        await base.OnDisconnectedAsync(exception);
    }

    public async Task<DeskSnapshot?> Sync()
    {
        if (await queue.ReadDeskAsync(Me, CancellationToken.None) is not { } desk || desk.Counsellor.Presence is Presence.Offline)
            return null;
        book.Learn(desk.Counsellor);
        foreach (var item in desk.Contacts)
            book.Learn(item.Contact);
        return views.Desk(desk, time.GetUtcNow());
    }

    public async Task<DeskSnapshot?> BeginShift()
    {
        var profile = await ProfileAsync();
        book.Hold(ConnectionKind.Counsellor, Me, Context.ConnectionId);
        var step = await queue.SignInAsync(profile with { Presence = Presence.Available, PresenceSince = time.GetUtcNow() }, Context.ConnectionId, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
        await LetGoIfGoneAsync();
        Greeted.Begin(Context, queue);
        return await Sync();
    }

    public async Task<DeskSnapshot?> Announce(IReadOnlyList<AnnouncedChat> chats)
    {
        var epoch = queue.Epoch;
        await ConnectAsync();
        if (await queue.ReadDeskAsync(Me, CancellationToken.None) is { } desk)
            foreach (var chat in (chats ?? []).OfType<AnnouncedChat>())
                if (desk.Contacts.FirstOrDefault(c => c.Contact.Id == chat.Contact && c.Contact.Counsellor == Me) is not null)
                    await restore.MessagesAsync(chat.Contact, chat.OnScreen ?? [], Author.Counsellor, othersToo: true, Me, Context.ConnectionAborted);
        Greeted.Note(Context, queue, epoch);
        return await Sync();
    }

    public async Task<ActResult> SetPresence(Presence presence, string? reason)
    {
        if (presence is not (Presence.Available or Presence.Break))
            return new ActResult(null, "badPresence");
        // The same break for the same reason is the same break: two seals of one text differ.
        var known = book.Counsellor(Me)?.BreakReason;
        var kept = known is not null && views.Reason(known, Me) == reason ? known : Sealed(reason, Me);
        return await ShowAsync(await queue.SetPresenceAsync(Me, presence, kept, CancellationToken.None));
    }

    public async Task<ActResult> SetVoice(bool ready) => await ShowAsync(await queue.SetVoiceAsync(Me, Context.ConnectionId, ready, CancellationToken.None));

    public async Task<ActResult> EndShift() => await ShowAsync(await queue.SignOutAsync(Me, CancellationToken.None));

    public async Task<ActResult> Accept(Guid contact, Guid offer) => Result(await accept.HandleAsync(Me, contact, offer, CancellationToken.None));

    public async Task<ActResult> Decline(Guid contact, Guid offer, string? reason) =>
        Result(await decline.HandleAsync(Me, contact, offer, Sealed(reason, contact), CancellationToken.None));

    public async Task<SendResult> Send(Guid contact, Guid id, string text)
    {
        var posted = await post.HandleAsync(contact, new Draft(id, Author.Counsellor, Me, text, Greeted.In(Context)), CancellationToken.None);
        if (posted is Posted.Refused { Refusal: Refusal.StaleEpoch })
            await Clients.Caller.PleaseAnnounce();
        return posted switch
        {
            Posted.Kept kept => new SendResult(kept.Number, kept.At, null, null),
            Posted.Refused refused => new SendResult(null, null, refused.Refusal, null),
            _ => new SendResult(null, null, null, CallerHub.TooLong),
        };
    }

    public async Task Seen(Guid contact, int number)
    {
        if (number > 0)
            await seen.HandleAsync(contact, Author.Counsellor, Me, number, CancellationToken.None);
    }

    public async Task Typing(Guid contact)
    {
        if (book.Contact(contact)?.Counsellor == Me)
            await callers.Clients.Group(Hubs.Groups.Contact(contact)).CounsellorTyping();
    }

    public async Task<IReadOnlyList<MessageView>> ReadMessages(Guid contact, int after)
    {
        var view = await queue.ReadCallerAsync(contact, Math.Max(0, after), CancellationToken.None);
        return IsIn(view?.Contact) ? views.Messages(view!.Messages, contact) : throw new HubException(nameof(Refusal.NotYours));
    }

    public async Task<MessagePage> ReadGap(Guid contact, int after, int before)
    {
        var view = await queue.ReadCallerAsync(contact, int.MaxValue, CancellationToken.None);
        return IsIn(view?.Contact) ? await gap.HandleAsync(contact, after, before, CancellationToken.None) : throw new HubException(nameof(Refusal.NotYours));
    }

    public async Task<ActResult> End(Guid contact) => Result(await end.HandleAsync(contact, Party.Counsellor, Me, "counsellor ended", CancellationToken.None));

    public async Task<ActResult> EndWrapUp(Guid contact) => await ShowAsync(await queue.EndWrapUpAsync(Me, contact, CancellationToken.None));

    public async Task<ActResult> LookAtSign(Guid contact, string sign, bool confirmed) =>
        string.IsNullOrEmpty(sign) || sign.Length > 100 ? new ActResult(null, "badSign") : Result(await look.HandleAsync(Me, contact, sign, confirmed, CancellationToken.None));

    public async Task<ActResult> ExtendWrapUp(Guid contact, int minutes, string reason) =>
        minutes is < 1 or > 60 || string.IsNullOrWhiteSpace(reason)
            ? new ActResult(null, "badExtension")
            : await ShowAsync(await queue.ExtendWrapUpAsync(Me, contact, TimeSpan.FromMinutes(minutes), Sealed(reason, contact) ?? "", CancellationToken.None));

    public async Task<ActResult> Transfer(Guid contact, TransferTarget target, string? note) =>
        target is null ? new ActResult(null, "badTarget") : Result(await transfer.HandleAsync(contact, Me, Me, target, note, CancellationToken.None));

    public async Task<ActResult> Take(Guid contact) => Result(await take.HandleAsync(Me, contact, asSupervisor: false, "pulled", CancellationToken.None));

    public async Task<ServiceNow> ReadService()
    {
        var lines = await queue.ReadLinesAsync(CancellationToken.None);
        var board = await queue.ReadBoardAsync(new Dictionary<string, string>(), CancellationToken.None);
        var open = await queue.ReadOpenContactsAsync(CancellationToken.None);
        var supervises = Supervises;
        var mine = board.Counsellors.FirstOrDefault(c => c.Id == Me)?.Lines ?? [];
        // A counsellor sees who waits on the own lines; who talks to whom is a supervisor's view. Nobody's words or names.
        return new ServiceNow(
            [.. lines.Select(l => new LineName(l.Code, l.Name, l.NameEn))], [.. board.Counsellors.Select(c => c with { BreakReason = supervises ? views.Reason(c.BreakReason, c.Id) : null })],
            [.. open.Where(c => supervises || (c.State is ContactState.Waiting && mine.Contains(c.Line))).OrderBy(c => c.Arrived)
                .Select(c => new OpenContact(c.Id, c.Line, c.Channel, c.State, c.Priority, c.Risk, c.Arrived, c.Answered, c.Counsellor ?? c.Offer?.Counsellor,
                    c.CounsellorAlias, c.Transfers, c.Unmet == c.Requirement, c.Consult?.Alias, c.Consult?.Mode, c.Help is null ? c.Urgent : null, c.FollowUp is not null))]);
    }

    [Authorize(Policies.Supervisor)]
    public async Task<ActResult> Reassign(Guid contact, TransferTarget target, string? note) =>
        target is null ? new ActResult(null, "badTarget") : Result(await transfer.HandleAsync(contact, null, Me, target, note, CancellationToken.None));

    [Authorize(Policies.Supervisor)]
    public async Task<ActResult> TakeOver(Guid contact, string reason) => Result(await take.HandleAsync(Me, contact, asSupervisor: true, Sealed(reason, contact) ?? "", CancellationToken.None));

    [Authorize(Policies.Supervisor)]
    public async Task<ActResult> RaisePriority(Guid contact, Priority priority, string reason) =>
        !Enum.IsDefined(priority) ? new ActResult(null, "badPriority")
        : string.IsNullOrWhiteSpace(reason) ? new ActResult(null, "reasonNeeded")
        : Result(await raise.HandleAsync(contact, priority, Sealed(reason, contact) ?? "", Me.ToString(), CancellationToken.None));

    [Authorize(Policies.Supervisor)]
    public async Task<ActResult> FreeCounsellor(Guid counsellor, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new ActResult(null, "reasonNeeded") : Result(await free.HandleAsync(counsellor, Me, Sealed(reason, counsellor) ?? "", CancellationToken.None));

    private bool Supervises => Context.User is { } user && (user.IsInRole(nameof(StaffRole.Supervisor)) || user.IsInRole(nameof(StaffRole.Administrator)));

    private string? Sealed(string? reason, Guid context) => SealedReason.Seal(reason, context, cipher);

    public async Task<SaveResult> SaveForm(Guid contact, long basedOn, RecordForm form)
    {
        if (form is null)
            return new SaveResult(null, null, "badForm");
        if (FormProblem(form) is { } problem)
            return new SaveResult(null, null, problem);
        var step = await save.HandleAsync(Me, contact, basedOn, form, CancellationToken.None);
        return step.Done ? new SaveResult(basedOn + 1, null, null) : new SaveResult(step.Value?.GetInt64(), step.Refusal, null);
    }

    public async Task<ActResult> Close(Guid contact, Closing closing) =>
        closing is null ? new ActResult(Refusal.Incomplete) : await close.HandleAsync(Me, contact, closing, CancellationToken.None) switch
        {
            Closed.Incomplete { Problem: ClosingProblem.SignUnseen } => new ActResult(Refusal.SignUnseen),
            Closed.Incomplete incomplete => new ActResult(Refusal.Incomplete, incomplete.Problem.ToString()),
            Closed.Decided decided => Result(decided.Step),
            _ => throw new InvalidOperationException("No such outcome."),
        };

    private async Task ConnectAsync()
    {
        var step = await queue.ConnectCounsellorAsync(Me, Context.ConnectionId, CancellationToken.None);
        if (!step.Done)
            return;
        book.Hold(ConnectionKind.Counsellor, Me, Context.ConnectionId);
        await notifier.ShowAsync(step.Events);
        await LetGoIfGoneAsync();
    }

    /// <summary>The disconnect may have been handled while this call waited: then nobody else lets go of what it held.</summary>
    private async Task LetGoIfGoneAsync()
    {
        if (Context.ConnectionAborted.IsCancellationRequested && book.Drop(Context.ConnectionId) is { } held)
            await notifier.ShowAsync((await queue.DisconnectCounsellorAsync(held.Owner, held.Connection, CancellationToken.None)).Events);
    }

    private async Task<Counsellor> ProfileAsync()
    {
        try
        {
            var profile = await record.ReadCounsellorAsync(Me, CancellationToken.None) ?? throw new HubException(NotACounsellor);
            return profile with { HighRisk = await record.CountHighRiskAsync(Me, time.GetUtcNow() - Counsellor.HighRiskPeriod, CancellationToken.None), Supervises = Supervises ? true : null };
        }
        catch (RecordUnavailableException)
        {
            // Whoever was on shift lately can go on: the live state still has the profile.
            var known = (await queue.ReadDeskAsync(Me, CancellationToken.None))?.Counsellor ?? book.Counsellor(Me) ?? throw new HubException(RecordUnavailable);
            // It is the person who begins a shift, not a node that remembers one.
            return known with { Epoch = null };
        }
    }

    private static string? FormProblem(RecordForm form)
    {
        if (form.StateAtStart is < 0 or > 100 || form.StateAtEnd is < 0 or > 100)
            return "stateRange";
        var notes = form.Notes ?? new RecordNotes();
        string?[] texts = [notes.Alias, notes.School, notes.Guardian, notes.SafeTimes, notes.Said, notes.Facts, notes.Judgement, notes.Unverified, notes.RiskReason, notes.WithoutSupervisor, notes.Signs, notes.Protective, notes.Unknowns, form.Grade, notes.RiskSaid,
            notes.PlanSigns, notes.PlanAlone, notes.PlanPlaces, notes.PlanPeople, notes.PlanHelp, notes.PlanSafer];
        if (notes.Phq9?.Length > Screening.Phq9Items || notes.Gad7?.Length > Screening.Gad7Items)
            return "badScreening";
        return texts.Any(t => t?.Length > RecordNotes.MaxLength) ? CallerHub.TooLong : null;
    }

    private async Task<ActResult> ShowAsync(Step step)
    {
        await notifier.ShowAsync(step.Events);
        return Result(step);
    }

    private static ActResult Result(Step step) => new(step.Refusal);
}
