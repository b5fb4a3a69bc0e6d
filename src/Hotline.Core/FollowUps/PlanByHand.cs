using Hotline.Core.Contacts;
using Hotline.Core.Record;

namespace Hotline.Core.FollowUps;

/// <param name="FollowUp">What is planned now; null where nothing is.</param>
/// <param name="Problem">Why nothing is.</param>
public sealed record PlannedByHand(FollowUp? FollowUp, StartProblem? Problem = null);

/// <summary>
/// Somebody plans a follow-up beside those that go by the level, or orders a callback now: "callback if it is safe" (domain.md, section 3). A callback is ordered
/// only where a timer may ring, and then the timer rings it in the safe hours; for a later day it is enough that nobody said no, because who rings then is asked again.
/// </summary>
public sealed class PlanByHand(ICareRecord care, IRecord record, ReadReach read, PlanFollowUps plan, TimeProvider time)
{
    /// <summary>A plan for later than this is none.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(731);

    /// <param name="id">Made by the page: pressed twice, it is planned once.</param>
    /// <param name="contact">That it follows.</param>
    /// <param name="dueAt">When; null: a callback as soon as it is safe.</param>
    /// <param name="cancellation">Ends the wait for the record.</param>
    public async Task<PlannedByHand> HandleAsync(Guid id, Contact contact, DateTimeOffset? dueAt, CancellationToken cancellation)
    {
        if (await care.ReadFollowUpAsync(id, cancellation) is { } before)
            return new(before);
        var (planned, _) = await care.ReadFollowUpsOfAsync(contact.Id, cancellation);
        // What goes by the level takes the first steps, and comes in a moment.
        if (contact.IsOpen || (planned.Count == 0 && (await plan.ReadSettingsAsync(cancellation)).PlanOf(contact.Risk).Count > 0))
            return new(null, StartProblem.Changed);
        var now = time.GetUtcNow();
        var due = dueAt is { } later && later > now ? later : now;
        var next = new FollowUp
        {
            Id = id, Contact = contact.Id, Step = planned.Count == 0 ? 1 : planned.Max(f => f.Step) + 1, AfterHours = (int)Math.Max(0, (due - (contact.Closed ?? contact.Ended ?? contact.Arrived)).TotalHours),
            Line = contact.Line, Channel = contact.Channel, Risk = contact.Risk, Counsellor = contact.Counsellor, DueAt = due, State = due > now ? FollowUpState.Planned : FollowUpState.Due,
            Person = await care.ReadPersonOfAsync(contact.Id, cancellation),
        };
        var reach = await read.HandleAsync(next, cancellation);
        if (due <= now && reach.Number is null)
            return new(null, StartProblem.NoNumber);
        if (due <= now ? !reach.MayRingByItself : reach.SafeToContact is false)
            return new(null, StartProblem.NotSafe);
        return await care.AddFollowUpAsync(next, cancellation) ? new(next) : new(null, StartProblem.Changed);
    }

    /// <summary>The contact as the record has it; live ones are not followed yet.</summary>
    public async Task<Contact?> ReadContactAsync(Guid contact, CancellationToken cancellation) => await record.ReadContactsAsync([contact], cancellation) is [var known] ? known : null;
}
