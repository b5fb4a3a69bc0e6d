using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The telephone side: what the network tells of a contact's legs, and the orders that go out to it.</summary>
public sealed partial class ReferenceEngine
{
    private readonly List<(OutboxItem Item, long Due)> _outbox = [];

    /// <summary>What is to be done outside, with the time (ms) at which it may be taken.</summary>
    public IReadOnlyList<(OutboxItem Item, long Due)> Outbox => _outbox;

    public Step ChangeCall(Moment at, Guid contact, CallChange change)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        var before = found.Image.Call ?? new CallLegs();
        var current = found.State is ContactState.Connecting or ContactState.Connected
            // While it connects the offer decides. Who was connected before and moved on has an earlier one, whose leg is over.
            && (change.Offer is null || change.Offer == (found.Image.Offer?.Id ?? found.LastOffer));
        if (!current)
        {
            // A leg of an offer that is over, the counsellor's or that of somebody who was rung back: it must not ring on.
            var (rung, leg) = (change.Offer is null || change.CallerSid == before.CallerSid ? null : change.CallerSid, change.CounsellorSid == before.CounsellorSid ? null : change.CounsellorSid);
            if (rung is not null || leg is not null)
                Order(OutboxKind.EndCall, found, item => item with { Call = new CallLegs { CallerSid = rung, CounsellorSid = leg } });
            return Done();
        }
        // Whoever was to be rung back is on the line already, by a call of their own: the other must not take its place.
        if (change.CallerSid is { } late && before.CallerSid is { } live && late != live && !found.Image.IsCallback)
        {
            Order(OutboxKind.EndCall, found, item => item with { Call = new CallLegs { CallerSid = late } });
            return Done();
        }
        var after = before with
        {
            CallerSid = change.CallerSid ?? before.CallerSid,
            CounsellorSid = change.CounsellorSid ?? before.CounsellorSid,
            CallerJoined = before.CallerJoined || change.CallerJoined,
            CounsellorJoined = before.CounsellorJoined || change.CounsellorJoined,
        };
        if (after == before)
            return Repeated();
        found.Image = found.Image with { Call = after };
        var counsellor = CounsellorOf(found.Image.Counsellor);
        if (found.State is ContactState.Connecting && after.CounsellorJoined && after.CallerJoined && counsellor is not null)
        {
            Connect(found, counsellor);
            return Done();
        }
        if (after.CounsellorJoined && !before.CounsellorJoined && !after.CallerJoined)
            Order(found.Image.IsCallback ? OutboxKind.RingCaller : OutboxKind.BringCaller, found);
        Tell(JournalEventType.CallChanged, found, counsellor);
        return Done();
    }

    public Step Return(Moment at, Guid contact, Guid? offer, string reason)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.State is ContactState.Waiting or ContactState.Offered)
            return Repeated();
        if (found.State is not ContactState.Connecting)
            return Refuse(Refusal.WrongState);
        if (offer is not null && offer != found.Image.Offer!.Id)
            return Repeated();
        // A telephone that does not answer is a missed offer; the network's own trouble is not the counsellor's.
        GiveBack(found, reason, missed: reason.StartsWith("leg:", StringComparison.Ordinal));
        return Done();
    }

    /// <summary>The legs of an accepted call did not come together.</summary>
    private void GiveBack(LiveContact contact, string reason, bool missed)
    {
        EndLeg(contact);
        var counsellor = CounsellorOf(contact.Image.Counsellor)!;
        DoNotAskAgain(contact, counsellor);
        if (missed)
            counsellor.Image = counsellor.Image with { Presence = Presence.NotResponding, PresenceSince = Time(_now) };
        BackToWaiting(contact, JournalEventType.ContactReturned, new { reason });
        Match(contact);
        FinishSigningOut(counsellor);
        Match(counsellor);
    }

    private void EndLeg(LiveContact contact)
    {
        var (leg, rung) = (contact.Image.Call?.CounsellorSid, contact.Image.IsCallback ? contact.Image.Call!.CallerSid : null);
        if (leg is not null || rung is not null)
            Order(OutboxKind.EndCall, contact, item => item with { Call = new CallLegs { CounsellorSid = leg, CallerSid = rung } });
    }

    private void Order(OutboxKind kind, LiveContact contact, Func<OutboxItem, OutboxItem>? with = null)
    {
        var item = new OutboxItem
        {
            Id = $"{_op}:{kind}:{++_orders}", Kind = kind, Contact = contact.Id, Line = contact.Image.Line,
            Counsellor = contact.Image.Offer?.Counsellor ?? contact.Image.Counsellor, Offer = contact.Image.Offer?.Id, Call = contact.Image.Call,
        };
        item = with?.Invoke(item) ?? item;
        // The same command again is the same order.
        _outbox.RemoveAll(o => o.Item.Id == item.Id);
        _outbox.Add((item, _now));
    }

    /// <summary>Takes what is due under a lease, oldest first and by id: what somebody waits for, then what may wait.</summary>
    public IReadOnlyList<OutboxItem> TakeOutbox(Moment at, TimeSpan lease, OutboxRoom most)
    {
        var all = _outbox.Where(o => o.Due <= at.Now).OrderBy(o => o.Due).ThenBy(o => o.Item.Id, StringComparer.Ordinal).ToLookup(o => OutboxItem.MayWait(o.Item.Kind));
        var due = all[false].Take(most.Pressing).Concat(all[true].Take(most.Waiting)).ToList();
        var taken = due.ConvertAll(o => o.Item with { Attempts = o.Item.Attempts + 1 });
        _outbox.RemoveAll(due.Contains);
        _outbox.AddRange(taken.Select(item => (item, at.Now + (long)lease.TotalMilliseconds)));
        return taken;
    }

    public void FinishOutbox(string item) => _outbox.RemoveAll(o => o.Item.Id == item);
}
