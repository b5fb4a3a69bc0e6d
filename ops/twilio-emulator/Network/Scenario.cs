namespace TwilioEmulator.Network;

/// <summary>A scenario file: many calls at once, and what goes wrong meanwhile. Times are seconds from its start, not scaled.</summary>
internal sealed record Scenario(IReadOnlyList<ScenarioCaller>? Callers, IReadOnlyList<ScenarioFault>? Faults, IReadOnlyDictionary<string, string>? Behaviours);

/// <param name="At">When it is switched on.</param>
/// <param name="Kind">See <see cref="Fault"/>, as the rest.</param>
internal sealed record ScenarioFault(double At, string Kind, double? Percent, int? DurationMs, string? To, int? Times);

/// <param name="From">The number; each # becomes a digit of the caller's own number in the row, from the right.</param>
/// <param name="To">The number of the service; null: its first.</param>
/// <param name="At">When the first of them dials.</param>
/// <param name="Count">How many of them there are; 1 when it is not given.</param>
/// <param name="Every">How long after each other they dial.</param>
/// <param name="Steps">What each does, one after the other; then everybody stays on the line until the service ends the call.</param>
internal sealed record ScenarioCaller(string From, string? To, double At, int? Count, double Every, IReadOnlyList<ScenarioStep>? Steps);

/// <param name="Until">Waits for it first: a condition as <c>calls/{sid}/wait</c> takes them.</param>
/// <param name="Within">How long at most; 60 when it is not given. Who waited in vain hangs up.</param>
/// <param name="After">And so long after it.</param>
/// <param name="Press">Keys.</param>
/// <param name="Say">Words.</param>
/// <param name="HangUp">Hangs up.</param>
internal sealed record ScenarioStep(string? Until, double? Within, double After, string? Press, string? Say, bool HangUp);

/// <summary>How far a scenario is. Stuck: callers for whom a step's condition did not come true in time, with the condition.</summary>
internal sealed record ScenarioView(int Id, int Callers, int Dialled, int Over, bool Done, IReadOnlyList<string> Stuck);
