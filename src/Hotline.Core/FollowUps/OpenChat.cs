using Hotline.Core.Lines;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.FollowUps;

/// <summary>Which follow-up a chat is that arrives by an invitation.</summary>
/// <param name="FollowUp">Under way with this chat as its attempt.</param>
/// <param name="Settings">How long the same counsellor is asked first.</param>
public sealed record OpenedChat(FollowUp FollowUp, FollowUpSettings Settings);

/// <summary>
/// Somebody opens an invitation: the follow-up is under way with the chat that arrives. A link that is late, used or not ours opens no follow-up, and a record
/// that is away cannot say: whoever comes by it is a caller like everybody else, and nobody is sent away.
/// </summary>
public sealed class OpenChat(ICareRecord care, PlanFollowUps plan, FollowUpLinks links, TimeProvider time)
{
    /// <param name="token">As the page has it from the link.</param>
    /// <param name="contact">The chat that it becomes; the same again is the same.</param>
    /// <param name="cancellation">Ends the wait for the record.</param>
    public async Task<OpenedChat?> HandleAsync(string? token, Guid contact, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (links.Read(token) is not { } link || link.Until <= now)
            return null;
        try
        {
            if (await care.ReadFollowUpAsync(link.FollowUp, cancellation) is not { } followUp || followUp.Attempts != link.Attempt)
                return null;
            if (followUp is { State: FollowUpState.UnderWay } && followUp.Attempt == contact)
                return new(followUp, await plan.ReadSettingsAsync(cancellation));
            if (followUp.State is not FollowUpState.Due)
                return null;
            var underWay = FollowUpPolicy.Begin(followUp, contact, now);
            if (!await care.SaveFollowUpAsync(underWay, null, cancellation))
                return null;
            // Before anybody is offered it: the offer shows who writes.
            if (followUp.Person is { } person)
                await care.LinkContactAsync(new PersonContact(contact, person, null, now, followUp.Counsellor ?? Guid.Empty), CancellationToken.None);
            return new(underWay, await plan.ReadSettingsAsync(CancellationToken.None));
        }
        catch (RecordUnavailableException)
        {
            return null;
        }
    }

    /// <summary>The chat did not come to be: the follow-up stands where it stood.</summary>
    public Task GiveBackAsync(OpenedChat opened) => care.SaveFollowUpAsync(FollowUpPolicy.PutOff(opened.FollowUp, time.GetUtcNow()), null, CancellationToken.None);

    /// <summary>What the chat waits for: the same counsellor first.</summary>
    public static Requirement Requirement(OpenedChat opened, Requirement usual) => usual with { Counsellor = opened.FollowUp.Counsellor };

    public static IReadOnlyList<RelaxationStep> Relaxation(OpenedChat opened, Line line) => FollowUpPolicy.Relaxation(line, opened.Settings);
}
