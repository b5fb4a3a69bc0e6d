using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Core.Signs;

namespace Hotline.PhraseReport;

/// <summary>Writes learned points into the text of a rules document and leaves everything else as people wrote it.</summary>
public static partial class RulesText
{
    private const int Width = 180;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="SentenceFileException">A rule or cue does not begin on one line with its id and its patterns, or the cues are not the last that the document says.</exception>
    public static string With(string text, PhraseDocument document)
    {
        var points = document.Rules.Where(r => r.Points.HasValue).Select(r => (r.Id, Points: r.Points!.Value))
            .Concat(document.Cues!.Words.Select(w => (w.Id, w.Points)));
        foreach (var (id, worth) in points)
        {
            var head = new Regex($@"(?<=""id"": {Regex.Escape(JsonSerializer.Serialize(id, Plain))},[^\n]*?)(""points"": -?\d+, )?(?=""patterns"": \[)");
            if (head.Count(text) == 0)
                throw new SentenceFileException($"{id}: id and patterns are not on one line");
            text = head.Replace(text, $"\"points\": {worth.ToString(CultureInfo.InvariantCulture)}, ", 1);
        }
        if (!Enough().IsMatch(text) || (!LearnedSection().IsMatch(text) && !EndOfCues().IsMatch(text)))
            throw new SentenceFileException("The document has no \"enough\", or the cues do not end it");
        text = Enough().Replace(text, $"\"enough\": {document.Cues.Enough}", 1);
        // The learned characters are the last that a document says.
        var end = LearnedSection().Match(text) is { Success: true } before ? before.Index : EndOfCues().Match(text).Index;
        return text[..end] + Learned(document.Cues.Learned) + "\n  }\n}\n";
    }

    private static string Learned(IReadOnlyList<PhraseGrams> learned)
    {
        var text = new StringBuilder(",\n    \"learned\": [");
        for (var i = 0; i < learned.Count; i++)
        {
            var (category, grams) = learned[i];
            text.Append(i == 0 ? "\n" : ",\n").Append("      { ");
            if (category is { } known)
                text.Append("\"category\": ").Append(JsonSerializer.Serialize(known)).Append(", ");
            text.Append("\"points\": {");
            var line = "";
            foreach (var (gram, worth) in grams)
            {
                var one = $"{JsonSerializer.Serialize(gram, Plain)}: {worth.ToString(CultureInfo.InvariantCulture)}";
                if (line.Length + one.Length > Width)
                {
                    text.Append("\n          ").Append(line).Append(',');
                    line = one;
                }
                else
                    line = line.Length == 0 ? one : $"{line}, {one}";
            }
            text.Append("\n          ").Append(line).Append(" } }");
        }
        return text.Append("\n    ]").ToString();
    }

    [GeneratedRegex("\"enough\": \\d+")]
    private static partial Regex Enough();

    [GeneratedRegex(",\\n    \"learned\": \\[")]
    private static partial Regex LearnedSection();

    [GeneratedRegex("\\n  \\}\\n\\}\\s*$")]
    private static partial Regex EndOfCues();
}
