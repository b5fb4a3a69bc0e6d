using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Server.Contracts;

/// <summary>A rule, or a list of words with points, as it comes with Hotline.</summary>
/// <param name="Id">What changes name.</param>
/// <param name="Category">Null: words that calm.</param>
/// <param name="Level">Null: it raises only together with others.</param>
/// <param name="Points">Null: it raises alone.</param>
/// <param name="Patterns">Any of these.</param>
public sealed record PhraseRuleView(string Id, PhraseCategory? Category, int? Level, int? Points, IReadOnlyList<string> Patterns);

/// <summary>GET /api/phrases: the shipped rules, and what the office changed of them.</summary>
/// <param name="Shipped">Version of the rules that come with Hotline.</param>
/// <param name="Rules">Raise alone, or have points.</param>
/// <param name="Cues">Words that raise only together.</param>
/// <param name="Changes">The office's own, in force.</param>
/// <param name="Problems">Why the saved changes are not in force, where they are not.</param>
public sealed record PhrasesView(string Shipped, IReadOnlyList<PhraseRuleView> Rules, IReadOnlyList<PhraseRuleView> Cues, PhraseChanges Changes, IReadOnlyList<string> Problems);

/// <summary>POST /api/phrases/try: what these changes would make of a sentence.</summary>
public sealed record TryPhrasesRequest(PhraseChanges Changes, string Sentence);

public sealed record PhraseHitView(string Rule, PhraseCategory Category, RiskLevel Level, string Words, int Start);

/// <param name="Problems">What is wrong with the changes; then nothing was looked at.</param>
/// <param name="Hits">All that matched, the most serious first. None never means safe.</param>
/// <param name="Level">The greatest.</param>
public sealed record TryPhrasesView(IReadOnlyList<string> Problems, IReadOnlyList<PhraseHitView> Hits, RiskLevel Level);

/// <summary>GET /api/phrases/versions, the newest first.</summary>
public sealed record PhrasesVersion(long Version, DateTimeOffset At, string? By, PhraseChanges Changes);
