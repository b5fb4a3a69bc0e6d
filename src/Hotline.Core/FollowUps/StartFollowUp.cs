using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.FollowUps;

/// <summary>Why nobody is rung now.</summary>
public enum StartProblem
{
    /// <summary>Somebody else has begun it, or it is not due any more.</summary>
    Changed, NoNumber,

    /// <summary>Only a person may decide to ring here.</summary>
    NotSafe, LineClosed,

    /// <summary>Outside the safe hours, or nobody is on shift.</summary>
    NotNow,

    /// <summary>The person is in contact with the service at this moment.</summary>
    InContact,

    /// <summary>The person asked for no more messages.</summary>
    OptedOut,
}

/// <param name="Contact">The contact that waits for a counsellor now; null where there is none.</param>
/// <param name="Problem">Why there is none.</param>
/// <param name="Again">When looking again makes sense.</param>
public sealed record FollowUpStart(Guid? Contact, StartProblem? Problem = null, DateTimeOffset? Again = null);

/// <summary>
/// Makes a due follow-up a contact of its own: it waits like a callback, the same counsellor is asked first, and whoever accepts has the person
/// rung. The record takes it first, so that two nodes cannot begin it twice; a node that dies in between is made good by <see cref="RunFollowUps"/>.
/// </summary>
public sealed class StartFollowUp(
    ICareRecord care, IContactQueue queue, INotifier notifier, RunOutbox outbox, ReadReach read, PlanFollowUps plan, TextCipher cipher, TimeProvider time)
{
    /// <summary>A counsellor's leg and the ringing take their time: what is begun ends this long before the safe hours do.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5), Shortest = TimeSpan.FromMinutes(5);

    /// <param name="followUp">Due, as the record has it.</param>
    /// <param name="by">Who decided it; null: the timer, which keeps to what was said to be safe.</param>
    /// <param name="cancellation">Ends the wait for the stores before anything is begun.</param>
    public async Task<FollowUpStart> HandleAsync(FollowUp followUp, Guid? by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (followUp.State is not (FollowUpState.Due or FollowUpState.Unreachable) || (by is null && followUp.State is not FollowUpState.Due))
            return new(null, StartProblem.Changed);
        if ((await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == followUp.Line) is not { } line || !line.IsOpenAt(now, Channel.Voice))
            return new(null, StartProblem.LineClosed, now.AddMinutes(15));
        var reach = await read.HandleAsync(followUp, cancellation);
        if (reach.Number is null)
            return new(null, StartProblem.NoNumber, now.AddHours(1));
        var settings = await plan.ReadSettingsAsync(cancellation);
        var board = await queue.ReadBoardAsync(new Dictionary<string, string>(), cancellation);
        var onShift = board.Counsellors;
        // Whoever presses "ring now" means now, and not tonight.
        var until = now.AddMinutes(settings.RingNowMinutes);
        if (by is null)
        {
            if (!reach.MayRingByItself)
                return new(null, StartProblem.NotSafe, now.AddHours(1));
            var hours = reach.HoursBy(settings);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(line.TimeZone);
            if (SafeHours.OpenUntil(hours, now, zone) - Margin is not { } end || end < now + Shortest)
                return new(null, StartProblem.NotNow, SafeHours.NextFrom(hours, now, zone) ?? now.AddDays(1));
            if (!onShift.Any(c => c.Lines.Contains(line.Code)))
                return new(null, StartProblem.NotNow, now.AddMinutes(5));
            until = end;
        }
        var key = PersonKeys.Phone(reach.Number, cipher).Hash;
        if (FollowUpPolicy.IsInContact(key, await queue.ReadOpenContactsAsync(cancellation)))
            return new(null, StartProblem.InContact, now.AddMinutes(30));
        var first = by is { } who && onShift.Any(c => c.Id == who) ? who : followUp.Counsellor;
        return await BeginAsync(followUp, Contact(followUp, reach, line, key, until, by is not null, board.At), line, first, settings, by, cancellation);
    }

    private async Task<FollowUpStart> BeginAsync(FollowUp followUp, Contact contact, Line line, Guid? first, FollowUpSettings settings, Guid? by, CancellationToken cancellation)
    {
        var underWay = FollowUpPolicy.Begin(followUp, contact.Id, time.GetUtcNow());
        if (!await care.SaveFollowUpAsync(underWay, null, cancellation))
            return new(null, StartProblem.Changed);
        // Before anybody is offered it: the offer shows who is to be rung.
        if (followUp.Person is { } person)
            await care.LinkContactAsync(new PersonContact(contact.Id, person, null, time.GetUtcNow(), by ?? followUp.Counsellor ?? Guid.Empty), CancellationToken.None);
        var requirement = line.RequirementOf(Channel.Voice, contact.Answers) with { Counsellor = first };
        var step = await queue.ReceiveAsync(contact with { Plan = Relaxation.Plan(requirement, FollowUpPolicy.Relaxation(line, settings)) }, requirement, CancellationToken.None);
        if (!step.Done)
        {
            await care.SaveFollowUpAsync(FollowUpPolicy.PutOff(underWay, time.GetUtcNow().AddMinutes(30)), null, CancellationToken.None);
            return new(null, step.Refusal is Refusal.WrongState ? StartProblem.InContact : StartProblem.NotNow);
        }
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return new(contact.Id);
    }

    private Contact Contact(FollowUp followUp, Reach reach, Line line, string key, DateTimeOffset until, bool byHand, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7();
        var (day, hour) = line.LocalTime(at);
        return new Contact
        {
            Id = id, Line = line.Code, Channel = Channel.Voice, Direction = Direction.Outbound, FollowUp = followUp.Id, Requirement = "", Day = day, Hour = hour,
            // Sealed anew: a text belongs to its contact. What was answered about that day does not hold for this one.
            Answers = reach.Contact?.Answers is { } said
                ? said with { Alias = reach.Alias is { } alias ? cipher.Encrypt(alias[..Math.Min(alias.Length, ReceiveContact.LongestAlias)], id) : null, SafeNow = SafeNow.NotAsked, ReturnKey = null }
                : reach.Alias is { } known ? new CallerAnswers { Alias = cipher.Encrypt(known[..Math.Min(known.Length, ReceiveContact.LongestAlias)], id) } : null,
            Callback = new Callback { Until = until, ByHand = byHand ? true : null },
            Call = new CallLegs { Dialled = reach.Contact?.Call?.Dialled ?? (line.Numbers is [var own, ..] ? own : null), CallerNumber = cipher.Encrypt(reach.Number!, id), CallerKey = key },
        };
    }
}
