using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.FollowUps;

/// <summary>
/// Writes down what came of the follow-ups whose contacts are over, takes back those that wait where it is not safe any more, and begins those
/// that are due where it is. All starts from what SQL holds, so a node may die at any point and another goes on.
/// </summary>
public sealed class RunFollowUps(ICareRecord care, IRecord record, IContactQueue queue, EndContact end, EscalateFollowUp escalate, ReadReach read, PlanFollowUps plan, StartFollowUp start, TimeProvider time)
{
    private const int Chunk = 20, MostUnderWay = 200;
    public const string NotSafeAnyMore = "not safe any more";

    /// <returns>How many were settled and how many begun.</returns>
    public async Task<(int Settled, int Begun)> HandleAsync(CancellationToken cancellation)
    {
        var settings = await plan.ReadSettingsAsync(cancellation);
        var (settled, begun) = (0, 0);
        foreach (var one in await care.ReadUnderWayAsync(time.GetUtcNow(), MostUnderWay, cancellation))
            if (one.Contact is { IsOpen: true } open)
                await TakeBackAsync(one.FollowUp, open.Id, cancellation);
            else if (await SettleAsync(one, settings, cancellation))
                settled++;
        if (!settings.Automatic)
            return (settled, begun);
        foreach (var due in await care.ReadStartableAsync(time.GetUtcNow(), Chunk, cancellation))
            switch (await start.HandleAsync(due, null, cancellation))
            {
                case { Contact: not null }:
                    begun++;
                    break;
                case { Problem: not StartProblem.Changed, Again: { } again }:
                    await care.SaveFollowUpAsync(FollowUpPolicy.PutOff(due, again), null, cancellation);
                    break;
            }
        return (settled, begun);
    }

    /// <summary>Flags and hours may change while a contact waits: nobody is rung on yesterday's yes.</summary>
    private async Task TakeBackAsync(FollowUp followUp, Guid contact, CancellationToken cancellation)
    {
        if ((await queue.ReadCallerAsync(contact, int.MaxValue, cancellation))?.Contact is { State: ContactState.Waiting or ContactState.Offered, IsCallback: true, Callback.ByHand: not true }
            && !(await read.HandleAsync(followUp, cancellation)).MayRingByItself)
            await end.HandleAsync(contact, Party.System, null, NotSafeAnyMore, CancellationToken.None);
    }

    private async Task<bool> SettleAsync(FollowUpUnderWay one, FollowUpSettings settings, CancellationToken cancellation)
    {
        var (followUp, contact, now) = (one.FollowUp, one.Contact, time.GetUtcNow());
        if (contact is null)
        {
            // Ordered and never seen: either the recorder is behind, or whoever ordered it died first.
            var isLive = followUp.Attempt is { } attempt && await queue.ReadCallerAsync(attempt, int.MaxValue, cancellation) is not null;
            return await care.SaveFollowUpAsync(isLive ? FollowUpPolicy.StillUnderWay(followUp, now) : FollowUpPolicy.PutOff(followUp, now), null, cancellation);
        }
        var said = (await record.ReadFormAsync(contact.Id, cancellation))?.Coded.FollowUpOutcome;
        if (FollowUpPolicy.OutcomeOf(contact, said) is not { } outcome)
            return await care.SaveFollowUpAsync(FollowUpPolicy.PutOff(followUp, now.AddMinutes(30)), null, cancellation);
        var at = contact.Ended ?? contact.Closed ?? now;
        // The attempt is the contact: settled twice, it is one.
        var told = new FollowUpAttempt(contact.Id, followUp.Id, at, contact.Counsellor ?? Guid.Empty, outcome, null, contact.Id);
        var after = FollowUpPolicy.After(followUp, outcome, at, settings);
        return await escalate.HandleAsync(after, told, cancellation) && await care.SaveFollowUpAsync(after, told, cancellation);
    }
}
