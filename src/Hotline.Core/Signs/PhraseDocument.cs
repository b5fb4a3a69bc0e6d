using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Core.Signs;

/// <summary>The rules as an office edits them. The words of the format are explained in <c>ops/adr/0006-phrase-rules.md</c>.</summary>
public sealed record PhraseDocument
{
    public required string Version { get; init; }

    /// <summary>Single characters (or emoji) and what they stand for: traditional forms, 💊.</summary>
    public IReadOnlyDictionary<string, string> Characters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whole words of Latin letters and digits, lower case: zs, zisha.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; init; } = new Dictionary<string, string>();

    /// <summary>Literal text anywhere and what it stands for; the longest wins, so that 紫砂壶 can be kept from 紫砂.</summary>
    public IReadOnlyDictionary<string, string> Disguises { get; init; } = new Dictionary<string, string>();

    /// <summary>Words that are recognised with punctuation between their characters.</summary>
    public IReadOnlyList<string> Split { get; init; } = [];

    /// <summary>Named lists of words, used in patterns as {name}. A member may itself be a pattern.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public required PhraseSubjects Subjects { get; init; }

    /// <summary>Text that no mask may hide.</summary>
    public IReadOnlyList<PhraseMask> Keeps { get; init; } = [];

    /// <summary>Idioms and other text that no rule may see: 笑死, 死党.</summary>
    public IReadOnlyList<PhraseMask> Masks { get; init; } = [];
    public IReadOnlyList<PhraseContext> Contexts { get; init; } = [];
    public required IReadOnlyList<PhraseRule> Rules { get; init; }

    /// <summary>Words that say little alone and much together; absent: none.</summary>
    public PhraseCues? Cues { get; init; }

    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };
}

/// <summary>Who is spoken of: the last of these before a match, in the same sentence, decides. Patterns.</summary>
/// <param name="Self">我 and its like.</param>
/// <param name="Other">同学, 女儿, 他 …; 我 directly before one is its owner, not the subject.</param>
/// <param name="Passing">Persons who are named without being the subject: 跟妈妈, 因为他.</param>
public sealed record PhraseSubjects(string Self, string Other, string Passing);

public sealed record PhraseMask(string Id, string Pattern);

[JsonConverter(typeof(JsonStringEnumConverter<PhraseEffect>))]
public enum PhraseEffect
{
    /// <summary>The match does not count.</summary>
    [JsonStringEnumMemberName("cancel")] Cancel,

    /// <summary>The match counts for <see cref="PhraseContext.Level"/> at most.</summary>
    [JsonStringEnumMemberName("cap")] Cap,

    /// <summary>The match counts for <see cref="PhraseContext.Level"/> at least.</summary>
    [JsonStringEnumMemberName("raise")] Raise,

    /// <summary>The match is a report about somebody else.</summary>
    [JsonStringEnumMemberName("thirdparty")] ThirdParty,
}

/// <summary>
/// Words around a match that change what it means: negation, past, fiction. It applies when any of <see cref="Before"/>,
/// <see cref="After"/> and <see cref="Around"/> is found and <see cref="Unless"/> is not.
/// </summary>
public sealed record PhraseContext
{
    public required string Id { get; init; }
    public required PhraseEffect Effect { get; init; }

    /// <summary>1–4, with cap and raise.</summary>
    public int? Level { get; init; }

    /// <summary>Pattern in the part of the sentence before the match; $ is where the match begins.</summary>
    public string? Before { get; init; }

    /// <summary>Pattern in the part of the sentence after the match; ^ is where the match ended.</summary>
    public string? After { get; init; }

    /// <summary>Pattern in the sentence, the match included.</summary>
    public string? Around { get; init; }

    /// <summary>Pattern in the part of the sentence before the match that makes the context not apply.</summary>
    public string? UnlessBefore { get; init; }

    /// <summary>Pattern in the sentence that makes the context not apply.</summary>
    public string? Unless { get; init; }

    /// <summary>The categories of rules that it touches; absent means all.</summary>
    public IReadOnlyList<PhraseCategory>? Categories { get; init; }

    /// <summary>The rules that it touches, by id; absent means all. For the nets of single words, which need more caution than a whole phrase.</summary>
    public IReadOnlyList<string>? Rules { get; init; }
}

public sealed record PhraseRule
{
    public required string Id { get; init; }
    public required PhraseCategory Category { get; init; }

    /// <summary>1–4.</summary>
    public required int Level { get; init; }

    /// <summary>Any of these.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    /// <summary>Contexts that do not touch this rule.</summary>
    public IReadOnlyList<string> Ignores { get; init; } = [];

    /// <summary>Absent: the rule raises alone. Else it raises only where these and the points of <see cref="PhraseDocument.Cues"/> are enough.</summary>
    public int? Points { get; init; }

    /// <summary>With points: what learning leaves it with at the least, for words that are plain by themselves.</summary>
    public int? Least { get; init; }

    /// <summary>False: the words say themselves who is meant, and nobody is looked for before them.</summary>
    public bool FindSubject { get; init; } = true;
}

/// <summary>
/// Words with points. The points of the cues and of the rules with points that are found within <see cref="Reach"/> characters are added, each
/// once, and those of learned characters each time; a sum of <see cref="Enough"/> raises. The words are reported: cues and learned
/// characters with <see cref="Level"/>, rules with their own. Around a rule with <see cref="CalmAtMost"/> points or more, its own clause is looked at, too.
/// </summary>
public sealed record PhraseCues
{
    public required int Reach { get; init; }
    public required int Enough { get; init; }

    /// <summary>1–4.</summary>
    public required int Level { get; init; }

    /// <summary>The most that all calming words together take away, so that no amount of talk of school and food hides a plain sentence.</summary>
    public required int CalmAtMost { get; init; }
    public required IReadOnlyList<PhraseCue> Words { get; init; }

    /// <summary>Characters with points, fitted to labelled sentences by <c>ops/phrases --learn</c>; nobody writes them by hand.</summary>
    public IReadOnlyList<PhraseGrams> Learned { get; init; } = [];
}

/// <summary>Character n-grams that speak for a category, or against all of them.</summary>
/// <param name="Category">Absent: they calm.</param>
/// <param name="Points">Of one to three characters that follow each other: above zero with a category, below zero without.</param>
public sealed record PhraseGrams(PhraseCategory? Category, IReadOnlyDictionary<string, int> Points);

public sealed record PhraseCue
{
    public required string Id { get; init; }

    /// <summary>Absent with words that calm: food, games, school.</summary>
    public PhraseCategory? Category { get; init; }

    /// <summary>Below zero for words that calm.</summary>
    public required int Points { get; init; }

    /// <summary>Any of these. Text with (a|b), ?, [ab] and {list}; no gaps, no ^ and no $.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }
}
