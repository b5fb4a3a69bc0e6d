using Hotline.Core.Routing;

namespace Hotline.Core.Chat;

/// <summary>One side has seen everything up to a number.</summary>
public sealed class MarkSeen(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid contact, Author reader, Guid? counsellor, int number, CancellationToken cancellation)
    {
        var step = await queue.MarkSeenAsync(contact, reader, counsellor, number, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
