using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hotline.Core.Messages;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>The office changes limits and recipients. Addresses come and are shown in clear, and rest sealed.</summary>
public sealed partial class SetEscalationPlan(IEscalations escalations, INotifier notifier, TextCipher cipher)
{
    /// <returns>A sentence that names what is wrong, or what the live state decided.</returns>
    public async Task<(string? Problem, Step? Step)> HandleAsync(EscalationPlan plan, string by, CancellationToken cancellation)
    {
        if (plan.Problem() is { } problem)
            return (problem, null);
        if (Recipients(plan).FirstOrDefault(r => !IsAddress(r)) is { } wrong)
            return ($"recipients: {wrong.Name} needs {(wrong.Channel is MessageChannel.Sms ? "an international number such as +8657712345678" : "an e-mail address")}", null);
        var step = await escalations.SetPlanAsync(Change(plan, r => r with { Address = cipher.Encrypt(r.Address.Trim(), r.Id) }).Normalised(), by, cancellation);
        await notifier.ShowAsync(step.Events);
        return (null, step);
    }

    public async Task<EscalationPlan> ReadAsync(CancellationToken cancellation) => Change(await escalations.ReadPlanAsync(cancellation), r => r with { Address = Open(r) });

    private static IEnumerable<EscalationRecipient> Recipients(EscalationPlan plan) => (plan.Kinds?.Values.SelectMany(k => k.Recipients ?? []) ?? []).Concat(plan.LastResort ?? []);

    private static EscalationPlan Change(EscalationPlan plan, Func<EscalationRecipient, EscalationRecipient> change) => plan with
    {
        Kinds = plan.Kinds?.ToDictionary(k => k.Key, k => k.Value with { Recipients = k.Value.Recipients?.Select(change).ToList() }),
        LastResort = plan.LastResort?.Select(change).ToList(),
    };

    private static bool IsAddress(EscalationRecipient recipient) => recipient.Channel switch
    {
        MessageChannel.Sms => Number().IsMatch(recipient.Address.Trim()),
        MessageChannel.Email => recipient.Address.Length <= 254 && Mail().IsMatch(recipient.Address.Trim()),
        _ => false,
    };

    private string Open(EscalationRecipient recipient)
    {
        try
        {
            return cipher.Decrypt(recipient.Address, recipient.Id);
        }
        catch (CryptographicException)
        {
            // A key that was taken away: the office types it again.
            return "";
        }
    }

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Mail();
}
