using System.Security.Cryptography;
using Hotline.Core.Assessments;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

public abstract record Closed
{
    /// <summary>Something is missing in what the counsellor wrote.</summary>
    public sealed record Incomplete(ClosingProblem Problem) : Closed;

    /// <summary>The live state closed it or refused.</summary>
    public sealed record Decided(Step Step) : Closed;
}

/// <summary>
/// A contact closes with a disposition and a risk level; NotAssessed and a level below what is known need a reason (domain.md, section 3).
/// At level 3 and 4 a supervisor has acknowledged it before, or the counsellor says why without one.
/// </summary>
public sealed class CloseContact(IContactQueue queue, IEscalations escalations, INotifier notifier, TextCipher cipher)
{
    public async Task<Closed> HandleAsync(Guid counsellor, Guid contact, Closing closing, CancellationToken cancellation)
    {
        // Only what is on this desk is known here; anything else the script refuses.
        var known = (await queue.ReadDeskAsync(counsellor, cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == contact);
        if (ClosingPolicy.Problem(closing, Form(known), known?.Contact.Signs?.Values) is { } problem)
            return new Closed.Incomplete(problem);
        var sealedClosing = closing with
        {
            RiskReason = Seal(closing.RiskReason, contact), WithoutSupervisor = Seal(closing.WithoutSupervisor, contact),
        };
        var step = await queue.CloseAsync(counsellor, contact, sealedClosing, cancellation);
        await notifier.ShowAsync(step.Events);
        if (step.Refusal is Refusal.SupervisorFirst && known is not null)
            await AskSupervisorAsync(known, closing.Risk);
        return new Closed.Decided(step);
    }

    /// <summary>A level that no form was saved with has raised nothing yet: whoever waits for a supervisor must have asked one.</summary>
    private async Task AskSupervisorAsync(DeskContact known, RiskLevel risk)
    {
        var kind = risk is RiskLevel.Immediate ? EscalationKind.SupervisorNow : EscalationKind.SupervisorBeforeClosing;
        var raised = await escalations.RaiseAsync(new Escalation
        {
            Id = EscalationPolicy.AutomaticId(known.Contact.Id, kind), Kind = kind, Contact = known.Contact.Id, Line = known.Contact.Line,
            County = EscalationPolicy.CountyOf(known.Contact, known.Form?.Coded), Level = risk, Counsellor = known.Contact.Counsellor,
        }, CancellationToken.None);
        await notifier.ShowAsync(raised.Events);
    }

    private string? Seal(string? text, Guid contact) => string.IsNullOrWhiteSpace(text) ? null : cipher.Encrypt(text.Trim(), contact);

    private RecordForm Form(DeskContact? known)
    {
        if (known?.Form is not { } form)
            return new RecordForm();
        try
        {
            return SaveForm.Open(form, known.Contact.Id, cipher);
        }
        catch (CryptographicException)
        {
            // A key that was taken away must not keep a contact open; the coded answers still count.
            return form.Coded;
        }
    }
}
