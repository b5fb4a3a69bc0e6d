using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>Somebody whom the guarantee rang (<see cref="Lines.UrgentPlan"/>) answers for a contact at level 4.</summary>
public sealed class AnswerHelp(IContactQueue queue, INotifier notifier)
{
    /// <summary>Why such a call left the service.</summary>
    public const string Reason = "help";

    /// <param name="contact">Whose guarantee rang.</param>
    /// <param name="by">Who answers, without a number: the call's id.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    public async Task<Step> HandleAsync(Guid contact, string by, CancellationToken cancellation)
    {
        var step = await queue.AnswerHelpAsync(contact, by, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
