using Hotline.Core.Record;
using Microsoft.VisualBasic.FileIO;

namespace Hotline.Core.Duty;

/// <summary>One row of a pasted list.</summary>
/// <param name="Line">Where the row ends in the text, from 1.</param>
/// <param name="Partner">What it says; its id is a new one. Null where there is a problem.</param>
/// <param name="Contact">How to reach it; null where there is a problem.</param>
/// <param name="Name">The name column as it stands.</param>
/// <param name="Problem">What is wrong with which column.</param>
public sealed record PartnerRow(int Line, Partner? Partner, PartnerContact? Contact, string Name, string? Problem);

/// <summary>
/// The directory as an office keeps it: rows pasted from a spreadsheet (tabs) or a CSV file, in the columns kind, name, county, serves,
/// delivery, person, numbers, e-mail, note. Kinds, ways and counties may be written in Chinese, in English or as codes.
/// </summary>
public static class PartnerSheet
{
    public const int MostRows = 2_000;

    private static readonly Dictionary<string, PartnerKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["县中心"] = PartnerKind.CountyCentre, ["县级中心"] = PartnerKind.CountyCentre, ["阳光会客厅"] = PartnerKind.CountyCentre, ["导师团"] = PartnerKind.MentorGroup, ["学校导师团"] = PartnerKind.MentorGroup,
        ["基层包联"] = PartnerKind.TownshipLiaison, ["乡镇包联"] = PartnerKind.TownshipLiaison, ["医院"] = PartnerKind.Hospital, ["公安"] = PartnerKind.Police, ["警察"] = PartnerKind.Police,
        ["急救"] = PartnerKind.Ambulance, ["机构"] = PartnerKind.Agency, ["其他机构"] = PartnerKind.Agency,
    };

    private static readonly Dictionary<string, DeliveryWay> Ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["短信"] = DeliveryWay.Sms, ["邮件"] = DeliveryWay.Email, ["电子邮件"] = DeliveryWay.Email, ["电话"] = DeliveryWay.Telephone, ["账号"] = DeliveryWay.Account, ["登录"] = DeliveryWay.Account,
    };

    private static readonly HashSet<string> Headings = new(StringComparer.OrdinalIgnoreCase) { "类型", "kind" };

    /// <returns>A row for each line that says something, whole or not; a heading is passed over.</returns>
    public static IReadOnlyList<PartnerRow> Read(string text, IReadOnlyList<County> counties)
    {
        var body = text.Trim('\r', '\n', '\uFEFF');
        var before = text.IndexOf(body, StringComparison.Ordinal) is > 0 and var skipped ? text[..skipped].Count(c => c == '\n') : 0;
        var lines = body.Count(c => c == '\n') + 1;
        using var parser = new TextFieldParser(new StringReader(body)) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(body.Split('\n')[0].Contains('\t', StringComparison.Ordinal) ? "\t" : ",");
        var rows = new List<PartnerRow>();
        var first = true;
        while (!parser.EndOfData && rows.Count <= MostRows)
        {
            try
            {
                var cells = parser.ReadFields() ?? [];
                if (!(first && cells.Length > 0 && Headings.Contains(cells[0])) && Array.Exists(cells, c => c.Length > 0))
                    rows.Add(Row(before + LastLine(), cells, counties));
            }
            catch (MalformedLineException)
            {
                rows.Add(new PartnerRow(before + (int)parser.ErrorLineNumber, null, null, "", "row: the quotation marks do not close"));
            }
            first = false;
        }
        return rows;

        int LastLine() => parser.LineNumber < 0 ? lines : (int)parser.LineNumber - 1;
    }

    private static PartnerRow Row(int line, string[] cells, IReadOnlyList<County> counties)
    {
        string Cell(int n) => n < cells.Length ? cells[n].Trim() : "";
        PartnerRow Wrong(string problem) => new(line, null, null, Cell(1), problem);
        if (!TryRead(Kinds, Cell(0), out var kind))
            return Wrong("kind: is not known");
        string? county = null;
        if (Cell(2) is { Length: > 0 } named && (county = CountyOf(named, counties)) is null)
            return Wrong("county: is not known");
        var contact = new PartnerContact(Cell(5), [.. Cell(6).Split([';', '；', '、', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Cell(7), Cell(8));
        var way = contact.Numbers.Count > 0 ? DeliveryWay.Sms : DeliveryWay.Email;
        if (Cell(4).Length > 0 && !TryRead(Ways, Cell(4), out way))
            return Wrong("delivery: is not known");
        var partner = new Partner { Id = Guid.CreateVersion7(), Kind = kind, Name = Cell(1), County = county, Serves = Cell(3), Delivery = way, Sealed = "" };
        return (partner.Problem() ?? contact.Problem(way)) is { } problem ? Wrong(problem) : new PartnerRow(line, partner, contact, partner.Name, null);
    }

    private static bool TryRead<T>(Dictionary<string, T> words, string text, out T value) where T : struct, Enum =>
        words.TryGetValue(text, out value) || (!text.Any(char.IsDigit) && Enum.TryParse(text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out value));

    // 鹿城 is 鹿城区: what a county is, is often left out.
    private static string? CountyOf(string text, IReadOnlyList<County> counties) => counties.FirstOrDefault(c =>
        c.Code == text || c.Name == text || c.Name[..^1] == text || c.NameEn.Equals(text, StringComparison.OrdinalIgnoreCase))?.Code;
}
