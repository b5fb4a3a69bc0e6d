using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Reference;

/// <summary>Signs of danger: each waits until somebody has looked at it, those at level 4 with a deadline; they raise the priority and never lower it.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Only the gravest stay with the contact; the journal has all.</summary>
    private const int MostSigns = 12;

    /// <summary>So many times the limit lie at most between two tellings.</summary>
    private const int SlowestTelling = 30;

    public Step NoteSign(Moment at, Guid contact, string id, Sign sign, Priority priority, string by)
    {
        Begin(at, by);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        var signs = found.Image.Signs ?? new Dictionary<string, Sign>();
        // Said again: nobody needs to look twice at what still waits to be looked at, nor at the same words of the same message.
        if (signs.GetValueOrDefault(id) is { } known && known.Level >= sign.Level && (known.SeenBy is null || (sign.Message is not null && known.Message == sign.Message)))
            return Repeated();
        var noted = sign with { At = Time(_now) };
        found.Image = found.Image with { Signs = Gravest(signs, id, noted), Priority = priority > found.Image.Priority ? priority : found.Image.Priority };
        WatchUrgent(found);
        WatchSigns(found);
        Tell(JournalEventType.SignNoted, found, DeskOf(found), new { id, noted.Source, noted.Level, noted.Category, noted.Rule, noted.Words, noted.Message });
        return Done();
    }

    /// <summary>Before whatever brought a sign at level 4 is told, or that somebody looked at one.</summary>
    private void WatchSigns(LiveContact contact)
    {
        var waits = contact.Image.Signs?.Values.Any(s => s is { Level: RiskLevel.Immediate, SeenBy: null }) is true;
        if (waits)
            contact.Image = contact.Image with { Unseen = new UnseenSigns(contact.Image.Unseen?.Due ?? Time(_now + EscalationPlan.DefaultUnseen * 1000L), contact.Image.Unseen?.Told ?? 0) };
        else if (contact.Image.Unseen is { } unseen)
            contact.Image = contact.Image with { Unseen = unseen with { Due = null } };
    }

    private void TellOfSigns(LiveContact contact)
    {
        var told = contact.Image.Unseen!.Told + 1;
        contact.Image = contact.Image with { Unseen = new UnseenSigns(Time(_now + EscalationPlan.DefaultUnseen * 1000L * Math.Min(told, SlowestTelling)), told) };
        Tell(JournalEventType.SignOverdue, contact, DeskOf(contact), new { told });
        Order(OutboxKind.TellOfSigns, contact, item => item with { Step = told });
    }

    /// <summary>Over before anybody looked at a sign at level 4: the supervisors are told now.</summary>
    private void EndSigns(LiveContact contact)
    {
        if (contact.Image.Unseen is not { Due: not null } unseen)
            return;
        contact.Image = contact.Image with { Unseen = new UnseenSigns(null, unseen.Told + 1) };
        Order(OutboxKind.TellOfSigns, contact, item => item with { Step = unseen.Told + 1 });
    }

    private static int Weight(Sign sign) => (int)sign.Level - (sign.SeenBy is null ? 0 : 10);

    private static IReadOnlyDictionary<string, Sign> Gravest(IReadOnlyDictionary<string, Sign> signs, string id, Sign noted)
    {
        if (signs.ContainsKey(id) || signs.Count < MostSigns)
            return With(signs, id, noted);
        var least = signs.OrderBy(s => Weight(s.Value)).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        return Weight(least.Value) < Weight(noted) ? With(Without(signs, least.Key), id, noted) : signs;
    }

    public Step LookAtSign(Moment at, Guid counsellor, Guid contact, string sign, bool confirmed)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        if (found.Image.Signs?.GetValueOrDefault(sign) is not { } known || (known.SeenBy is not null && (known.Confirmed is true || !confirmed)))
            return Repeated();
        found.Image = found.Image with { Signs = With(found.Image.Signs, sign, known with { SeenBy = counsellor, Seen = Time(_now), Confirmed = confirmed ? true : known.Confirmed }) };
        WatchSigns(found);
        Tell(JournalEventType.SignSeen, found, DeskOf(found), new { id = sign, confirmed = confirmed ? true : known.Confirmed });
        return Done();
    }
}
