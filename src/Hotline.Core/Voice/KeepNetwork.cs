using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>Says to the live state whether the telephone network answers this node: no call is offered that nobody could be rung for.</summary>
public sealed class KeepNetwork(IContactQueue queue, IVoice voice, INotifier notifier, string node)
{
    public async Task HandleAsync(CancellationToken cancellation)
    {
        var step = await queue.KeepNetworkAsync(node, voice.IsAway, cancellation);
        await notifier.ShowAsync(step.Events);
    }
}
