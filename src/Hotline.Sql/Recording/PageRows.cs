using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Lines;

namespace Hotline.Sql.Recording;

/// <summary>
/// The rows of many events together. Of images that follow each other only the newest is written: that is what makes a page of
/// 500 events a few hundred statements.
/// </summary>
internal static class PageRows
{
    public static IReadOnlyList<Row> Of(IEnumerable<EventRows> events)
    {
        var rows = new List<Row>();
        var contacts = new Dictionary<Guid, Contact>();
        var forms = new Dictionary<Guid, SealedForm>();
        var escalations = new Dictionary<Guid, Escalation>();
        var lines = new Dictionary<string, Line>(StringComparer.Ordinal);
        var shifts = new Dictionary<Guid, Shift>();
        var partners = new Dictionary<Guid, Partner>();
        foreach (var one in events)
        {
            rows.AddRange(one.Own());
            if (one.Event.Contact is { } contact && (!contacts.TryGetValue(contact.Id, out var image) || IsOlder(image.Epoch, image.Version, contact.Epoch, contact.Version)))
                contacts[contact.Id] = contact;
            if (one.Event.Escalation is { } told && (!escalations.TryGetValue(told.Id, out var before) || Replaces(before, told)))
                escalations[told.Id] = told;
            if (one.Event.Form is { } form && (!forms.TryGetValue(one.Event.About!.Value, out var kept) || kept.Version < form.Version))
                forms[one.Event.About!.Value] = form;
            if (one.Event.Line is { } line && (!lines.TryGetValue(line.Code, out var settings) || settings.Version < line.Version))
                lines[line.Code] = line;
            if (one.Event.Shift is { } shift && (!shifts.TryGetValue(shift.Id, out var planned) || planned.Version < shift.Version))
                shifts[shift.Id] = shift;
            if (one.Event.Partner is { } partner && (!partners.TryGetValue(partner.Id, out var listed) || listed.Version < partner.Version))
                partners[partner.Id] = partner;
        }
        rows.AddRange(contacts.Values.SelectMany(EventRows.Of));
        rows.AddRange(escalations.Values.SelectMany(EventRows.Of));
        rows.AddRange(forms.SelectMany(form => EventRows.Of(form.Key, form.Value)));
        rows.AddRange(lines.Values.SelectMany(EventRows.Of));
        rows.AddRange(shifts.Values.SelectMany(EventRows.Of));
        rows.AddRange(partners.Values.SelectMany(EventRows.Of));
        return rows;
    }

    /// <summary>As UpdateEscalation.sql decides of a row.</summary>
    private static bool Replaces(Escalation before, Escalation told) =>
        told.Raised != before.Raised ? told.Raised < before.Raised : (before.IsOpen || !told.IsOpen) && IsOlder(before.Epoch, before.Version, told.Epoch, told.Version);

    private static bool IsOlder(string? epoch, long version, string? toldEpoch, long toldVersion) => string.CompareOrdinal(epoch, toldEpoch) switch
    {
        < 0 => true,
        0 => version < toldVersion,
        _ => false,
    };
}
