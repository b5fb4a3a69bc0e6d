using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>Either side leaves: before the contact it is abandoned, after it the wrap-up begins.</summary>
public sealed class EndContact(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid contact, Party by, Guid? counsellor, string reason, CancellationToken cancellation)
    {
        var step = await queue.EndAsync(contact, by, counsellor, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
