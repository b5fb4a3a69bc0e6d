using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Endpoints;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>Anonymous: a connection is bound to one contact by <see cref="Start"/> or by a ticket, and reaches no other.</summary>
public sealed partial class CallerHub(
    ReceiveContact receive, PostMessage post, MarkSeen seen, EndContact end, NoteSigns signs, OpenChat invitation, ReturnCaller comeBack, ReadGap gap, LeaveMessage leave, IContactQueue queue, INotifier notifier,
    IHubContext<ConsoleHub, IConsoleClient> consoles, ConnectionBook book, Tickets tickets, Views views, TextCipher cipher, CallerLimits limits, TimeProvider time)
    : Hub<ICallerClient>, ICallerHub
{
    public const string TooFast = "tooFast", TooLong = "tooLong", NoContact = "noContact", BadTicket = "badTicket", BadRequest = "badRequest";
    private const string Heard = "notSafeHeard", Left = "left";

    public async Task<CallerSnapshot> Start(StartRequest request)
    {
        if (request is null || request.StartKey == Guid.Empty || string.IsNullOrEmpty(request.Line))
            return Empty(BadRequest);
        using var lease = limits.Start(Context.GetHttpContext());
        if (!lease.IsAcquired)
            return Empty(TooFast);
        // The page's random key makes the id: asking again is the same contact, and nobody else can ask for it.
        var id = cipher.IdOf($"start:{request.StartKey}");
        // Before anything is made: a second contact would wait without a caller.
        if (Bound is { } other && other != id)
            return Empty(BadRequest);
        await Groups.AddToGroupAsync(Context.ConnectionId, Hubs.Groups.Contact(id));
        var opened = request.FollowUp is null ? null : await invitation.HandleAsync(request.FollowUp, id, CancellationToken.None);
        var received = await receive.HandleAsync(new Arrival { Id = id, Line = opened?.FollowUp.Line ?? request.Line, FollowUp = opened, Channel = Channel.Chat, Answers = request.Answers, ReturnCode = request.ReturnCode, NetworkAddress = Context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString() }, CancellationToken.None);
        if (opened is not null && received is not Received.Waits)
            await invitation.GiveBackAsync(opened);
        switch (received)
        {
            case Received.LineClosed closed:
                return Empty(null) with { ClosedLine = PublicEndpoints.View(closed.Line, time.GetUtcNow()) };
            case Received.Refused refused:
                return Empty(null) with { Refusal = refused.Refusal };
            default:
                var begun = await BindAsync(id, 0);
                Greeted.Begin(Context, queue);
                return begun;
        }
    }

    public async Task<CallerSnapshot> Resume(ResumeRequest request)
    {
        if (!limits.May(Context))
            return Empty(TooFast);
        if (tickets.Read(request?.Ticket) is not { } ticket)
            return Empty(BadTicket) with { Refusal = Refusal.ContactUnknown };
        if (Bound is { } other && other != ticket.Contact)
            return Empty(BadRequest);
        var epoch = queue.Epoch;
        await Groups.AddToGroupAsync(Context.ConnectionId, Hubs.Groups.Contact(ticket.Contact));
        if (await comeBack.HandleAsync(ticket, [.. (request!.OnScreen ?? []).OfType<AnnouncedMessage>()], Context.ConnectionAborted) is { } ended)
            return new CallerSnapshot(null, null, null, Views.Caller(ended, false), null, [], null);
        var resumed = await BindAsync(ticket.Contact, Math.Max(0, request.After));
        Greeted.Note(Context, queue, epoch);
        return resumed;
    }

    public async Task<SendResult> Send(Guid id, string text)
    {
        if (Bound is not { } contact)
            return new SendResult(null, null, null, NoContact);
        if (!limits.May(Context))
            return new SendResult(null, null, null, TooFast);
        var posted = await post.HandleAsync(contact, new Draft(id, Author.Caller, null, text, Greeted.In(Context)), CancellationToken.None);
        if (posted is Posted.Refused { Refusal: Refusal.StaleEpoch })
            await Clients.Caller.PleaseAnnounce();
        return posted switch
        {
            Posted.Kept kept => new SendResult(kept.Number, kept.At, null, null),
            Posted.Refused refused => new SendResult(null, null, refused.Refusal, null),
            _ => new SendResult(null, null, null, TooLong),
        };
    }

    public async Task<MessagePage> ReadGap(int after, int before) => Bound is { } contact && limits.May(Context)
        ? await gap.HandleAsync(contact, after, before, CancellationToken.None)
        : throw new HubException(TooFast);

    public async Task Seen(int number)
    {
        if (Bound is { } contact && number > 0 && limits.May(Context))
            await seen.HandleAsync(contact, Author.Caller, null, number, CancellationToken.None);
    }

    public async Task Typing()
    {
        if (Bound is { } contact && limits.May(Context) && book.Contact(contact)?.Counsellor is { } counsellor)
            await consoles.Clients.Group(Hubs.Groups.Counsellor(counsellor)).CallerTyping(contact);
    }

    /// <summary>Never refused for being too fast: who has been heard on this connection is told so again, and nothing is done.</summary>
    public async Task<ActResult> NotSafe()
    {
        if (Bound is not { } contact)
            return new ActResult(null, NoContact);
        if (!limits.May(Context) && Context.Items.ContainsKey(Heard))
            return new ActResult(null);
        var step = await signs.HandleAsync(contact, "button", new Sign { Source = SignSource.Button, Level = RiskLevel.Immediate }, "caller", CancellationToken.None);
        if (step.Done)
            Context.Items[Heard] = true;
        return new ActResult(step.Refusal);
    }

    /// <summary>Whoever wants to go may, however fast: only repeats of a done end are refused.</summary>
    public async Task<ActResult> End()
    {
        if (Bound is not { } contact)
            return new ActResult(null, NoContact);
        if (!limits.May(Context) && Context.Items.ContainsKey(Left))
            return new ActResult(null, TooFast);
        var step = await end.HandleAsync(contact, Party.Caller, null, "caller left", CancellationToken.None);
        if (step.Done || step.Refusal is Refusal.ContactUnknown)
            Context.Items[Left] = true;
        return new ActResult(step.Refusal);
    }

    public async Task<ActResult> AnswerSurvey(SurveyRequest survey)
    {
        if (Bound is not { } contact)
            return new ActResult(null, NoContact);
        if (!limits.May(Context))
            return new ActResult(null, TooFast);
        if (survey is null || survey.Helped is < 1 or > 5 || survey.Calmer is < 1 or > 5)
            return new ActResult(null, BadRequest);
        var step = await queue.AnswerSurveyAsync(contact, new Survey(survey.Helped, survey.Calmer), CancellationToken.None);
        await notifier.ShowAsync(step.Events);
        return new ActResult(step.Refusal);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (book.Drop(Context.ConnectionId) is { } held)
            await notifier.ShowAsync((await queue.DisconnectCallerAsync(held.Owner, held.Connection, CancellationToken.None)).Events);
        await base.OnDisconnectedAsync(exception);
    }

    private Guid? Bound => book.Find(Context.ConnectionId)?.Owner;

    private async Task<CallerSnapshot> BindAsync(Guid contact, int after)
    {
        book.Hold(ConnectionKind.Caller, contact, Context.ConnectionId);
        await notifier.ShowAsync((await queue.ConnectCallerAsync(contact, Context.ConnectionId, CancellationToken.None)).Events);
        await LetGoIfGoneAsync();
        if (await queue.ReadCallerAsync(contact, after, CancellationToken.None) is not { } view)
            return Empty(NoContact) with { Refusal = Refusal.ContactUnknown };
        book.Learn(view.Contact);
        return new CallerSnapshot(null, null, tickets.Write(view.Contact), Views.Caller(view.Contact, false), view.Place, views.Messages(view.Messages, contact), null, await WaysAsync(view));
    }

    /// <summary>The disconnect may have been handled while this call waited: then nobody else lets go of what it held.</summary>
    private async Task LetGoIfGoneAsync()
    {
        if (Context.ConnectionAborted.IsCancellationRequested && book.Drop(Context.ConnectionId) is { } held)
            await notifier.ShowAsync((await queue.DisconnectCallerAsync(held.Owner, held.Connection, CancellationToken.None)).Events);
    }

    private static CallerSnapshot Empty(string? problem) => new(null, problem, null, null, null, [], null);
}
