using Hotline.Core.Contacts;
using Hotline.Core.Routing;

namespace Hotline.Core.Escalations;

/// <summary>A contact was linked with a person who is a minor: what its form alone does not say. The scripts report harm in the step that makes it known; this does after it.</summary>
public sealed class ReportHarm(IEscalations escalations, INotifier notifier)
{
    public async Task HandleAsync(DeskContact known, AgeBand person, CancellationToken cancellation)
    {
        var (contact, form) = (known.Contact, known.Form?.Coded);
        if (!HarmReport.IsOwed(contact, form, person) || (await escalations.ReadOfAsync(contact.Id, cancellation)).Any(e => e.Kind is EscalationKind.MandatoryReport))
            return;
        var step = await escalations.RaiseAsync(new Escalation
        {
            Id = EscalationPolicy.AutomaticId(contact.Id, EscalationKind.MandatoryReport), Kind = EscalationKind.MandatoryReport, Contact = contact.Id, Line = contact.Line,
            County = EscalationPolicy.CountyOf(contact, form), Level = contact.Risk, Counsellor = contact.Counsellor,
        }, cancellation);
        await notifier.ShowAsync(step.Events);
    }
}
