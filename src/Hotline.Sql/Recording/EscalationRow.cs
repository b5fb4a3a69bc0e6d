using Hotline.Core;
using Hotline.Core.Escalations;

namespace Hotline.Sql.Recording;

/// <summary>An escalation as a row: columns to search and to measure by, and the whole image.</summary>
internal sealed class EscalationRow(Escalation escalation)
{
    public Guid Id => escalation.Id;
    public Guid ContactId => escalation.Contact;
    public EscalationKind Kind => escalation.Kind;
    public EscalationState State => escalation.State;
    public bool IsOpen => escalation.IsOpen;
    public long Version => escalation.Version;
    public string? Epoch => escalation.Epoch;
    public string? County => escalation.County;
    public int Risk => (int)escalation.Level;
    public DateTimeOffset RaisedAt => escalation.Raised;
    public DateTimeOffset? DueAt => escalation.Due;

    /// <summary>The first "mine", whoever had it later: that is what "on time" is measured by.</summary>
    public DateTimeOffset? AcknowledgedAt => escalation.FirstAcknowledged;
    public DateTimeOffset? ReportedAt => escalation.Reported;
    public DateTimeOffset? ClosedAt => escalation.Closed;
    public int Overdue => escalation.Overdue;
    public string Image { get; } = HotlineJson.Write(escalation);
}
