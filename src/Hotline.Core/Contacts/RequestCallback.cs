using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>A waiting caller chose to be rung back.</summary>
public sealed class RequestCallback(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid contact, bool mayText, CancellationToken cancellation)
    {
        var step = await queue.RequestCallbackAsync(contact, mayText, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
