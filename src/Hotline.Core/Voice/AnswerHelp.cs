using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>Somebody whom the guarantee rang (<see cref="Lines.UrgentPlan"/>) answers for a contact at level 4, comes into the conference, and leaves it.</summary>
public sealed class AnswerHelp(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    /// <summary>Why such a call left the service.</summary>
    public const string Reason = "help";

    /// <param name="contact">Whose guarantee rang.</param>
    /// <param name="by">Who answers, without a number: the call's id.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    public Task<Step> HandleAsync(Guid contact, string by, CancellationToken cancellation) => ShowAsync(queue.AnswerHelpAsync(contact, by, cancellation));

    /// <summary>Who answered, or the caller, is in the conference: only when both are is the caller helped.</summary>
    public Task<Step> JoinAsync(Guid contact, string by, bool helper, bool caller, CancellationToken cancellation) =>
        ShowAsync(queue.JoinHelpAsync(contact, by, helper, caller, cancellation));

    /// <summary>Who answered is gone, and the caller is not: the contact is back at its place, and others are rung.</summary>
    public Task<Step> LoseAsync(Guid contact, string by, string reason, CancellationToken cancellation) =>
        ShowAsync(queue.LoseHelpAsync(contact, by, reason, cancellation));

    private async Task<Step> ShowAsync(Task<Step> work)
    {
        var step = await work;
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
