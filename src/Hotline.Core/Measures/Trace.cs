using System.Text.Json.Serialization;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;

namespace Hotline.Core.Measures;

/// <summary>
/// What an event says about who waits, who is on shift and which escalations are open: the images of the journal cut down to what is measured. The record
/// keeps one with each event that carries an image, so that any past moment can be rebuilt. Names are short because there are millions.
/// </summary>
public sealed record Trace
{
    [JsonPropertyName("c")] public ContactTrace? Contact { get; init; }
    [JsonPropertyName("p")] public CounsellorTrace? Counsellor { get; init; }
    [JsonPropertyName("l")] public Line? Line { get; init; }
    [JsonPropertyName("g")] public EscalationTrace? Escalation { get; init; }

    /// <summary>The live store had lost everything: who does not sign in again is gone.</summary>
    [JsonPropertyName("e"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Emptied { get; init; }

    /// <summary>Null where the event changes nothing that is measured.</summary>
    public static Trace? Of(JournalEvent told)
    {
        var emptied = told.Type is JournalEventType.EpochOpened && told.Data is { } data
            && data.TryGetProperty("replaces", out var replaces) && replaces.GetString() is "";
        return told.Contact is null && told.Counsellor is null && told.Line is null && told.Escalation is null && !emptied ? null : new Trace
        {
            Contact = told.Contact is null ? null : ContactTrace.Of(told.Contact),
            Counsellor = told.Counsellor is null ? null : CounsellorTrace.Of(told.Counsellor),
            Line = told.Line is null ? null : Bare(told.Line),
            Escalation = told.Escalation is null ? null : EscalationTrace.Of(told.Escalation),
            Emptied = emptied,
        };
    }

    /// <summary>Without what callers hear and read.</summary>
    private static Line Bare(Line line) => line with
    {
        About = "", AboutEn = "", ShutText = "", ShutTextEn = "", Greeting = "", GreetingEn = "", RecordingNotice = "", RecordingNoticeEn = "",
        ClosedText = "", ClosedTextEn = "", Relaxation = null,
    };
}

/// <summary>One contact at the time of an event.</summary>
public sealed record ContactTrace
{
    [JsonPropertyName("i")] public required Guid Id { get; init; }
    [JsonPropertyName("l")] public required string Line { get; init; }
    [JsonPropertyName("h")] public required Channel Channel { get; init; }
    [JsonPropertyName("q")] public required string Requirement { get; init; }
    [JsonPropertyName("s")] public required ContactState State { get; init; }
    [JsonPropertyName("a")] public required DateTimeOffset Arrived { get; init; }
    [JsonPropertyName("w")] public DateTimeOffset? Answered { get; init; }

    /// <summary>Counsellor who has it, or to whom it is offered.</summary>
    [JsonPropertyName("c")] public Guid? Counsellor { get; init; }

    /// <summary>The service level's target, ms, as it was at the arrival.</summary>
    [JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public long Target { get; init; }
    [JsonPropertyName("d"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Direction Direction { get; init; }
    [JsonPropertyName("y"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Priority Priority { get; init; }
    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RiskLevel Risk { get; init; }
    [JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool ShortAbandon { get; init; }

    /// <summary>It waits for what nobody on shift could give.</summary>
    [JsonPropertyName("u"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Unmet { get; init; }

    /// <summary>The caller has hung up and is to be rung.</summary>
    [JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Callback { get; init; }
    [JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Offers { get; init; }

    /// <summary>Not yet with anybody: offered contacts, and those being connected, still wait.</summary>
    [JsonIgnore] public bool Waits => State is ContactState.Waiting or ContactState.Offered or ContactState.Connecting;
    [JsonIgnore] public bool IsOpen => State is not (ContactState.Closed or ContactState.Abandoned or ContactState.Overflowed);

    public static ContactTrace Of(Contact c) => new()
    {
        Id = c.Id, Line = c.Line, Channel = c.Channel, Requirement = c.Requirement, State = c.State, Arrived = c.Arrived, Answered = c.Answered,
        Counsellor = c.Counsellor ?? c.Offer?.Counsellor, Target = c.Rules?.Target ?? 0, Direction = c.Direction, Priority = c.Priority, Risk = c.Risk,
        ShortAbandon = c.ShortAbandon, Unmet = c.State is ContactState.Waiting && c.Unmet == c.Requirement, Callback = c.IsCallback, Offers = c.Offers,
    };
}

/// <summary>One counsellor at the time of an event.</summary>
public sealed record CounsellorTrace
{
    [JsonPropertyName("i")] public required Guid Id { get; init; }
    [JsonPropertyName("n")] public required string Alias { get; init; }
    [JsonPropertyName("s")] public required Presence Presence { get; init; }
    [JsonPropertyName("f")] public required DateTimeOffset Since { get; init; }
    [JsonPropertyName("l")] public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>What fills the capacity, by contact.</summary>
    [JsonPropertyName("c")] public IReadOnlyDictionary<Guid, LoadTrace>? Contacts { get; init; }
    [JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Offers { get; init; }
    [JsonPropertyName("x"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Lost { get; init; }

    [JsonIgnore] public IEnumerable<LoadTrace> Loads => Contacts?.Values ?? [];
    [JsonIgnore] public bool Talks => Loads.Any(l => l.State is ContactState.Connected);
    [JsonIgnore] public bool WrapsUp => !Talks && Loads.Any(l => l.State is ContactState.WrapUp);

    /// <summary>Presence and load together, by the same rule as <see cref="Counsellor.Shown"/>.</summary>
    [JsonIgnore] public ShownPresence Shown => Presence switch
    {
        Presence.Offline => ShownPresence.Offline,
        _ when Offers > 0 => ShownPresence.Offered,
        _ when Loads.Any(load => load.State is not ContactState.WrapUp) => ShownPresence.Busy,
        _ when Contacts is { Count: > 0 } => ShownPresence.WrapUp,
        _ => Enum.Parse<ShownPresence>(Presence.ToString()),
    };

    public static CounsellorTrace Of(Counsellor c) => new()
    {
        Id = c.Id, Alias = c.Alias, Presence = c.Presence, Since = c.PresenceSince, Lines = [.. c.Lines.Keys.Order(StringComparer.Ordinal)],
        Contacts = c.Contacts.Count == 0 ? null : c.Contacts.ToDictionary(l => l.Key, l => new LoadTrace(l.Value.Channel, l.Value.State)),
        Offers = c.Offers.Count, Lost = c.Lost is not null,
    };
}

public sealed record LoadTrace([property: JsonPropertyName("h")] Channel Channel, [property: JsonPropertyName("s")] ContactState State);

/// <summary>One escalation at the time of an event: nothing that people wrote, and nobody's name.</summary>
public sealed record EscalationTrace
{
    [JsonPropertyName("i")] public required Guid Id { get; init; }
    [JsonPropertyName("k")] public required EscalationKind Kind { get; init; }
    [JsonPropertyName("c")] public required Guid Contact { get; init; }
    [JsonPropertyName("l")] public required string Line { get; init; }
    [JsonPropertyName("s")] public required EscalationState State { get; init; }
    [JsonPropertyName("r")] public required DateTimeOffset Raised { get; init; }

    /// <summary>Seconds within which somebody must say "mine".</summary>
    [JsonPropertyName("w")] public required int Within { get; init; }
    [JsonPropertyName("v"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RiskLevel Level { get; init; }

    /// <summary>When the limit of its state passes.</summary>
    [JsonPropertyName("d")] public DateTimeOffset? Due { get; init; }

    /// <summary>The first "mine".</summary>
    [JsonPropertyName("a")] public DateTimeOffset? Acknowledged { get; init; }
    [JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Late { get; init; }

    [JsonIgnore] public bool IsOpen => State is not EscalationState.Closed;

    public static EscalationTrace Of(Escalation e) => new()
    {
        Id = e.Id, Kind = e.Kind, Contact = e.Contact, Line = e.Line, State = e.State, Raised = e.Raised,
        // Raised before the limit was kept with it: the default of its kind.
        Within = e.Within ?? EscalationPolicy.Limits(e.Kind).Acknowledge,
        Level = e.Level, Due = e.Due, Acknowledged = e.FirstAcknowledged, Late = e.IsLate,
    };
}

/// <summary>An event of the record with what it says for measuring, in the journal's order.</summary>
public sealed record TracedEvent(string Epoch, long Number, DateTimeOffset At, JournalEventType Type, Trace Trace);
