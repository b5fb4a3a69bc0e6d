using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Connections of callers' pages and consoles, which come, go and fall silent. They count by id.</summary>
public sealed partial class ReferenceEngine
{
    public Step ConnectCaller(Moment at, Guid contact, string connection)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen)
            return Repeated();
        Join(found, connection);
        return Done();
    }

    public Step DisconnectCaller(Moment at, Guid contact, string connection)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen)
            return Repeated();
        Lose(found, connection);
        found.Connections.Goodbyes[connection] = _now + Rules.Goodbye;
        return Done();
    }

    public Step ConnectCounsellor(Moment at, Guid counsellor, string connection)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { Offline: false } found)
            return Refuse(Refusal.CounsellorUnknown);
        if (Join(found, connection))
            Match(found);
        return Done();
    }

    public Step DisconnectCounsellor(Moment at, Guid counsellor, string connection)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } found)
            return Refuse(Refusal.CounsellorUnknown);
        Lose(found, connection);
        found.Connections.Goodbyes[connection] = _now + Rules.Goodbye;
        return Done();
    }

    /// <summary>A node names what it holds; one that was not known is announced by this.</summary>
    public Step KeepConnections(Moment at, IReadOnlyList<HeldConnection> connections)
    {
        Begin(at, System_);
        foreach (var held in connections)
        {
            var contact = held.Kind is ConnectionKind.Caller ? ContactOf(held.Owner) : null;
            var counsellor = held.Kind is ConnectionKind.Counsellor ? CounsellorOf(held.Owner) : null;
            if ((contact?.Connections ?? counsellor?.Connections) is { } book && book.Leases.ContainsKey(held.Connection))
                book.Leases[held.Connection] = _now + Rules.Lease;
            else if (((contact?.Connections ?? counsellor?.Connections)?.Goodbyes.GetValueOrDefault(held.Connection) ?? 0) > _now)
                continue;
            else if (contact is { Image.IsOpen: true })
                Join(contact, held.Connection);
            else if (counsellor is { Offline: false } && Join(counsellor, held.Connection))
                Match(counsellor);
        }
        return Done();
    }

    private void Join(LiveContact contact, string connection)
    {
        Note(contact.Connections, connection);
        if (contact.Image.CallerLost is null)
            return;
        contact.Image = contact.Image with { CallerLost = null };
        Tell(JournalEventType.CallerBack, contact, DeskOf(contact));
    }

    /// <summary>With the last connection the caller is lost, and the contact is kept for a while.</summary>
    private void Lose(LiveContact contact, string connection)
    {
        if (!Forget(contact.Connections, connection) || contact.Image.CallerLost is not null || !contact.Image.IsOpen)
            return;
        contact.Image = contact.Image with { CallerLost = Time(_now) };
        Tell(JournalEventType.CallerLost, contact, DeskOf(contact));
    }

    /// <returns>True when a lost counsellor is back.</returns>
    private bool Join(LiveCounsellor counsellor, string connection)
    {
        Note(counsellor.Connections, connection);
        if (counsellor.Image.Lost is null)
            return false;
        counsellor.Image = counsellor.Image with
        {
            Lost = null, FreeSince = Time(_now), SigningOut = counsellor.Image.SigningOut && !counsellor.LeftByGrace,
        };
        counsellor.LeftByGrace = false;
        Tell(JournalEventType.CounsellorBack, null, counsellor);
        return true;
    }

    /// <summary>With the last connection the offers go on at once; chats stay for the grace period.</summary>
    private void Lose(LiveCounsellor counsellor, string connection)
    {
        var rang = counsellor.Image.VoiceAt == connection;
        if (!Forget(counsellor.Connections, connection) || counsellor.Image.Lost is not null || counsellor.Offline)
        {
            if (rang)
                LoseVoice(counsellor);
            return;
        }
        counsellor.Image = counsellor.Image with { Lost = Time(_now), VoiceAt = null };
        var back = WithdrawOffers(counsellor, "counsellor lost");
        Tell(JournalEventType.CounsellorLost, null, counsellor);
        EndAsked(counsellor, "counsellor lost");
        Match(back);
    }

    /// <summary>A console says whether its browser can be rung.</summary>
    public Step SetVoice(Moment at, Guid counsellor, string connection, bool ready)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { Offline: false } found || !found.Connections.Open.Contains(connection))
            return Refuse(Refusal.CounsellorUnknown);
        if (ready == (found.Image.VoiceAt == connection))
            return Repeated();
        if (!ready)
        {
            LoseVoice(found);
            return Done();
        }
        found.Image = found.Image with { VoiceAt = connection };
        Tell(JournalEventType.PresenceChanged, null, found);
        Match(found);
        return Done();
    }

    /// <summary>A call that is only offered goes to somebody else.</summary>
    private void LoseVoice(LiveCounsellor counsellor)
    {
        counsellor.Image = counsellor.Image with { VoiceAt = null };
        var back = WithdrawOffers(counsellor, "voice not ready", onlyCalls: true);
        Tell(JournalEventType.PresenceChanged, null, counsellor);
        Match(back);
        Match(counsellor);
    }

    private void Note(ConnectionBook book, string connection)
    {
        book.Open.Add(connection);
        book.Goodbyes.Remove(connection);
        book.Leases[connection] = _now + Rules.Lease;
    }

    /// <returns>True when none is left.</returns>
    private static bool Forget(ConnectionBook book, string connection)
    {
        book.Leases.Remove(connection);
        book.Open.Remove(connection);
        return book.Open.Count == 0;
    }
}
