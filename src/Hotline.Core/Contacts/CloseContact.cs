using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>A contact closes with a disposition and a risk level; NotAssessed needs a reason (domain.md, section 3).</summary>
public sealed class CloseContact(IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, Closing closing, CancellationToken cancellation)
    {
        if (closing.Disposition is Disposition.None || (closing.Risk is RiskLevel.NotAssessed && string.IsNullOrWhiteSpace(closing.RiskReason)))
            return Step.Refused(Refusal.Incomplete);
        var sealedClosing = closing with
        {
            RiskReason = string.IsNullOrWhiteSpace(closing.RiskReason) ? null : cipher.Encrypt(closing.RiskReason.Trim(), contact),
        };
        var step = await queue.CloseAsync(counsellor, contact, sealedClosing, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
