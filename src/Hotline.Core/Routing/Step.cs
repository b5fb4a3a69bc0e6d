using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Hotline.Core.Journal;

namespace Hotline.Core.Routing;

/// <summary>
/// What one transition did: refused with a reason, or done with the events that it appended to the journal in the same
/// atomic step. A repeated command is done, with no events.
/// </summary>
public sealed record Step(Refusal? Refusal, IReadOnlyList<JournalEvent> Events, JsonElement? Value = null)
{
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Done => Refusal is null;

    public static Step Refused(Refusal refusal) => new(refusal, []);
}
