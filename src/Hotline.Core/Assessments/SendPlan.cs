using Hotline.Core.Contacts;
using Hotline.Core.Messages;
using Hotline.Core.Persons;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Assessments;

public enum PlanOutcome { Ordered, NotYours, NoNumber, NotSafe, TooLong }

/// <summary>
/// Sends the safety plan of a call as a text message. The caller must have said that contact is safe: a plan that somebody else reads on that
/// telephone may do harm. In a chat it is a message like any other.
/// </summary>
public sealed class SendPlan(IContactQueue queue, ReadSafety safety, OrderMessage order, TextCipher cipher)
{
    /// <summary>What networks carry as one message.</summary>
    public const int Longest = 1_500;

    /// <param name="counsellor">Whose contact it must be.</param>
    /// <param name="contact">A call on the counsellor's desk.</param>
    /// <param name="id">Made by the page: pressed twice, it is sent once.</param>
    /// <param name="text">The plan in words.</param>
    /// <param name="cancellation">Ends the wait before anything is ordered.</param>
    public async Task<PlanOutcome> HandleAsync(Guid counsellor, Guid contact, Guid id, string text, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            return PlanOutcome.TooLong;
        var found = (await queue.ReadDeskAsync(counsellor, cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == contact && c.Contact.Counsellor == counsellor);
        if (found is null)
            return PlanOutcome.NotYours;
        if (found.Contact.Call?.CallerNumber is not { } sealedNumber || PhoneNumber.Parse(cipher.TryDecrypt(sealedNumber, contact)) is not ['+', ..] number)
            return PlanOutcome.NoNumber;
        var said = await safety.HandleAsync(found, cancellation);
        var parents = (found.Form?.Coded.WhoCalls ?? found.Contact.Answers?.WhoCalls) is WhoCalls.Parent;
        if (!ContactSafety.MayContactCaller(said.SafeToContact) || !ContactSafety.Allows(found.Form?.Coded.SafeWays, ContactWay.Sms) || (parents && !ContactSafety.MayContactGuardian(said.Guardian)))
            return PlanOutcome.NotSafe;
        await order.HandleAsync(id, MessageChannel.Sms, number, null, text.Trim(), contact, counsellor.ToString(), CancellationToken.None);
        return PlanOutcome.Ordered;
    }
}
