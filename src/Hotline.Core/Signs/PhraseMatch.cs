using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>One rule that matched.</summary>
/// <param name="Rule">Id of the rule in the document.</param>
/// <param name="Category">The rule's category, or <see cref="PhraseCategory.ThirdParty"/> when the words speak of somebody else.</param>
/// <param name="Level">Risk level (domain.md, section 3).</param>
/// <param name="Words">The matched words as they were typed, disguises and all.</param>
/// <param name="Message">Index of the message in which the words begin; 0 when one message was matched.</param>
/// <param name="Start">Where the words begin in that message, in UTF-16 units.</param>
public sealed record PhraseMatch(string Rule, PhraseCategory Category, RiskLevel Level, string Words, int Message, int Start)
{
    /// <summary>The rule took too long on this text and was given up: whether it matches is not known, and a person must read the whole message.</summary>
    public bool Unfinished { get; init; }
}

/// <summary>All that matched, most serious first. Nothing found never means safe (domain.md, section 3).</summary>
/// <param name="Version">Version of the rules that were applied: kept with the sign.</param>
public sealed record PhraseFindings(string Version, IReadOnlyList<PhraseMatch> Matches)
{
    /// <summary>The greatest level; NotAssessed without a match.</summary>
    public RiskLevel Level { get; } = Matches.Select(m => m.Level).DefaultIfEmpty(RiskLevel.NotAssessed).Max();
}
