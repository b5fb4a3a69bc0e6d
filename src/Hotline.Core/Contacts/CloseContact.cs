using System.Security.Cryptography;
using Hotline.Core.Assessments;
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
/// </summary>
public sealed class CloseContact(IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task<Closed> HandleAsync(Guid counsellor, Guid contact, Closing closing, CancellationToken cancellation)
    {
        // Only what is on this desk is known here; anything else the script refuses.
        var known = (await queue.ReadDeskAsync(counsellor, cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == contact);
        if (ClosingPolicy.Problem(closing, Form(known), known?.Contact.Signs?.Values) is { } problem)
            return new Closed.Incomplete(problem);
        var sealedClosing = closing with
        {
            RiskReason = string.IsNullOrWhiteSpace(closing.RiskReason) ? null : cipher.Encrypt(closing.RiskReason.Trim(), contact),
        };
        var step = await queue.CloseAsync(counsellor, contact, sealedClosing, cancellation);
        await notifier.ShowAsync(step.Events);
        return new Closed.Decided(step);
    }

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
