using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>A supervisor moves a contact up; nobody is ever moved down.</summary>
public sealed class RaisePriority(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid contact, Priority priority, string sign, string by, CancellationToken cancellation)
    {
        var step = await queue.RaisePriorityAsync(contact, priority, sign, by, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
