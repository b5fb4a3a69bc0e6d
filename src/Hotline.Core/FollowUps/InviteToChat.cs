using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.FollowUps;

/// <param name="Problem">Why nobody was written to; null: the message is ordered.</param>
/// <param name="Until">How long the link is good for; nobody is rung by itself before.</param>
public sealed record FollowUpInvitation(StartProblem? Problem, DateTimeOffset? Until = null);

/// <summary>
/// A counsellor invites the person of a due follow-up to write instead of being rung: one SMS with a signed link. Unlike ringing, nobody may decide against
/// the flags: a message stays on a telephone for others to read.
/// </summary>
public sealed class InviteToChat(ICareRecord care, IContactQueue queue, ReadReach read, PlanFollowUps plan, OrderMessage order, MessageSealer sealer, FollowUpLinks links, TextCipher cipher, TimeProvider time)
{
    /// <param name="followUp">Due, as the record has it.</param>
    /// <param name="by">Who decided it.</param>
    /// <param name="cancellation">Ends the wait for the stores before anything is ordered.</param>
    public async Task<FollowUpInvitation> HandleAsync(FollowUp followUp, Guid by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (followUp.State is not FollowUpState.Due)
            return new(StartProblem.Changed);
        if ((await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == followUp.Line) is not { } line)
            return new(StartProblem.LineClosed);
        var reach = await read.HandleAsync(followUp, cancellation);
        if (reach.Number is null)
            return new(StartProblem.NoNumber);
        if (!reach.MayWrite)
            return new(StartProblem.NotSafe);
        var settings = await plan.ReadSettingsAsync(cancellation);
        var hours = reach.HoursBy(settings);
        if (SafeHours.OpenUntil(hours, now, TimeZoneInfo.FindSystemTimeZoneById(line.TimeZone)) is null)
            return new(StartProblem.NotNow);
        if (await queue.IsOptedOutAsync(sealer.KeyOf(MessageChannel.Sms, reach.Number), cancellation))
            return new(StartProblem.OptedOut);
        var key = PersonKeys.Phone(reach.Number, cipher).Hash;
        if (FollowUpPolicy.IsInContact(key, await queue.ReadOpenContactsAsync(cancellation)))
            return new(StartProblem.InContact);
        var until = now.AddHours(settings.InvitationHours);
        // The record first: nobody is rung by itself while the invitation is good, and two who press at once send one.
        if (!await care.SaveFollowUpAsync(FollowUpPolicy.PutOff(followUp, until), null, cancellation))
            return new(StartProblem.Changed);
        var id = cipher.IdOf($"follow-up invitation:{followUp.Id}:{followUp.Version}");
        var text = Prompts.Of(line, PromptName.TextFollowUpChat, english: false).Text + links.Address(followUp, until);
        await order.HandleAsync(id, MessageChannel.Sms, reach.Number, null, text, followUp.Contact, by.ToString(), CancellationToken.None);
        return new(null, until);
    }
}
