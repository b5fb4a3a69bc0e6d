using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Duty;

public enum ImportChange { New, Changed, Same, Wrong }

/// <param name="Line">Where the row ends in the text, from 1.</param>
/// <param name="Name">The name column as it stands.</param>
/// <param name="Kind">Null where it cannot be read.</param>
/// <param name="Change">What saving makes of it.</param>
/// <param name="Problem">What is wrong with which column.</param>
public sealed record ImportedRow(int Line, string Name, PartnerKind? Kind, ImportChange Change, string? Problem);

/// <param name="Rows">Each row of the text.</param>
/// <param name="Saved">Whether it was written: all rows or none.</param>
public sealed record ImportOutcome(IReadOnlyList<ImportedRow> Rows, bool Saved);

/// <summary>
/// Takes a whole list into the directory. A partner of the same kind, name, county and school or township is the one that is there
/// already; a list can be taken in again and again. Nothing is written while a row is wrong.
/// </summary>
public sealed class ImportPartners(IContactQueue queue, KeepDuty keep)
{
    /// <param name="text">Tab- or comma-separated (<see cref="PartnerSheet"/>).</param>
    /// <param name="counties">Those that are known.</param>
    /// <param name="dryRun">Only says what would be done.</param>
    /// <param name="by">The account that takes it in.</param>
    /// <param name="cancellation">Ends the reading; the writing goes on to its end.</param>
    public async Task<ImportOutcome> HandleAsync(string text, IReadOnlyList<County> counties, bool dryRun, string by, CancellationToken cancellation)
    {
        var known = new Dictionary<string, Partner>(StringComparer.Ordinal);
        foreach (var partner in (await queue.ReadDutyAsync(cancellation)).Partners)
            known[Key(partner)] = partner;
        var rows = new List<ImportedRow>();
        var changes = new List<(Partner Partner, PartnerContact Contact)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in PartnerSheet.Read(text, counties))
        {
            if (row is not { Partner: { } partner, Contact: { } contact })
                rows.Add(new ImportedRow(row.Line, row.Name, null, ImportChange.Wrong, row.Problem));
            else if (rows.Count >= PartnerSheet.MostRows)
                rows.Add(new ImportedRow(row.Line, row.Name, partner.Kind, ImportChange.Wrong, $"row: at most {PartnerSheet.MostRows} at once"));
            else if (!seen.Add(Key(partner)))
                rows.Add(new ImportedRow(row.Line, row.Name, partner.Kind, ImportChange.Wrong, "name: is in the list twice"));
            else
            {
                var there = known.GetValueOrDefault(Key(partner));
                var change = there is null ? ImportChange.New : IsSame(there, partner, contact) ? ImportChange.Same : ImportChange.Changed;
                rows.Add(new ImportedRow(row.Line, row.Name, partner.Kind, change, null));
                if (change is not ImportChange.Same)
                    changes.Add((there is null ? partner : there with { Delivery = partner.Delivery, Active = true }, contact));
            }
        }
        if (dryRun || rows.Count == 0 || rows.Exists(r => r.Change is ImportChange.Wrong))
            return new ImportOutcome(rows, Saved: false);
        foreach (var (partner, contact) in changes)
            // Somebody changed that partner meanwhile: theirs stays, and the list can be taken in again.
            if (await keep.SaveAsync(partner, contact, by) is { Done: false } refused)
            {
                var at = rows.FindIndex(r => r.Name == partner.Name && r.Kind == partner.Kind);
                rows[at] = rows[at] with { Change = ImportChange.Wrong, Problem = refused.Problem ?? "row: somebody else changed it just now" };
            }
        return new ImportOutcome(rows, Saved: true);
    }

    private bool IsSame(Partner there, Partner partner, PartnerContact contact)
    {
        var kept = keep.Open(there);
        return there.Active && there.Delivery == partner.Delivery && kept is not null && HotlineJson.Write(kept) == HotlineJson.Write(KeepDuty.Clean(contact));
    }

    private static string Key(Partner p) => $"{p.Kind}|{p.County}|{p.Serves?.Trim() ?? ""}|{p.Name.Trim()}";
}
