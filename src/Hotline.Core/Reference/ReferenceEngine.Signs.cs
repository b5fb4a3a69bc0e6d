using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Reference;

/// <summary>Signs of danger: each waits until somebody has looked at it; they raise the priority and never lower it.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Only the gravest stay with the contact; the journal has all.</summary>
    private const int MostSigns = 12;

    public Step NoteSign(Moment at, Guid contact, string id, Sign sign, Priority priority, string by)
    {
        Begin(at, by);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        var signs = found.Image.Signs ?? new Dictionary<string, Sign>();
        // Said again: nobody needs to look twice at what still waits to be looked at.
        if (signs.GetValueOrDefault(id) is { SeenBy: null } known && known.Level >= sign.Level)
            return Repeated();
        var noted = sign with { At = Time(_now) };
        found.Image = found.Image with { Signs = Gravest(signs, id, noted), Priority = priority > found.Image.Priority ? priority : found.Image.Priority };
        WatchUrgent(found);
        Tell(JournalEventType.SignNoted, found, DeskOf(found), new { id, noted.Source, noted.Level, noted.Category, noted.Rule, noted.Words, noted.Message });
        return Done();
    }

    private static IReadOnlyDictionary<string, Sign> Gravest(IReadOnlyDictionary<string, Sign> signs, string id, Sign noted)
    {
        if (signs.ContainsKey(id) || signs.Count < MostSigns)
            return With(signs, id, noted);
        var least = signs.OrderBy(s => s.Value.Level).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        return least.Value.Level < noted.Level ? With(Without(signs, least.Key), id, noted) : signs;
    }

    public Step LookAtSign(Moment at, Guid counsellor, Guid contact, string sign)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        if (found.Image.Signs?.GetValueOrDefault(sign) is not { SeenBy: null } unseen)
            return Repeated();
        found.Image = found.Image with { Signs = With(found.Image.Signs, sign, unseen with { SeenBy = counsellor, Seen = Time(_now) }) };
        Tell(JournalEventType.SignSeen, found, DeskOf(found), new { id = sign });
        return Done();
    }
}
