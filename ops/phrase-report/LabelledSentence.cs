using System.Globalization;
using System.Text.Json;
using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.PhraseReport;

/// <summary>A file that cannot be read; the message names the file and the line.</summary>
public sealed class SentenceFileException(string message) : Exception(message);

/// <summary>A sentence and what people say it deserves.</summary>
/// <param name="Category">Null: <c>none</c>, harmless.</param>
/// <param name="Level">Least level; <see cref="RiskLevel.NotAssessed"/> is level 0, harmless.</param>
public sealed record LabelledSentence(string Text, PhraseCategory? Category, RiskLevel Level)
{
    /// <summary>Reads a tab-separated file: sentence, category, least level. Empty lines and lines that begin with # are passed over.</summary>
    /// <exception cref="SentenceFileException">A line is not as it should be.</exception>
    public static IReadOnlyList<LabelledSentence> Read(TextReader lines, string file)
    {
        var sentences = new List<LabelledSentence>();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.TrimEnd('\r') is { Length: > 0 } text && !text.StartsWith('#'))
                sentences.Add(One(text.TrimStart('\uFEFF'), $"{file}, line {number}"));
        }
        return sentences.Count > 0 ? sentences : throw new SentenceFileException($"{file} holds no sentences");
    }

    private static LabelledSentence One(string line, string where)
    {
        var fields = line.Split('\t');
        if (fields.Length != 3)
            throw new SentenceFileException($"{where}: {fields.Length} tab-separated fields, not 3 (sentence, category, least level)");
        if (string.IsNullOrWhiteSpace(fields[0]))
            throw new SentenceFileException($"{where}: the sentence is empty");
        if (!int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level > 4)
            throw new SentenceFileException($"{where}: the level is \"{fields[2]}\", not 0 to 4");
        var category = Known(fields[1], where);
        if (category is null != (level == 0))
            throw new SentenceFileException($"{where}: none goes with level 0, and only none does");
        return new(fields[0], category, (RiskLevel)level);
    }

    private static PhraseCategory? Known(string name, string where)
    {
        if (name == "none")
            return null;
        foreach (var category in Enum.GetValues<PhraseCategory>())
        {
            if (Name(category) == name)
                return category;
        }
        throw new SentenceFileException(
            $"{where}: there is no category \"{name}\"; there are: {string.Join(' ', Enum.GetValues<PhraseCategory>().Select(Name))} none");
    }

    /// <summary>The name in files, as in the rules document.</summary>
    public static string Name(PhraseCategory category) => JsonSerializer.Serialize(category).Trim('"');
}
