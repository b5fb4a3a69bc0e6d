using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The telephone network, as the one node of the model sees it.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>The network does not answer: calls wait and are offered to nobody.</summary>
    public bool CallsPaused { get; private set; }

    public Step KeepNetwork(Moment at, bool away)
    {
        Begin(at, System_);
        if (away == CallsPaused)
            return Repeated();
        CallsPaused = away;
        var on = _counsellors.Values.Where(c => !c.Offline).OrderBy(c => c.Image.FreeSince).ThenBy(c => $"{c.Id}", StringComparer.Ordinal).ToList();
        if (away)
            Match(on.SelectMany(c => WithdrawOffers(c, "network away", onlyCalls: true)).ToList());
        // With a call gone there may be room for a chat; with the network back there are the calls that waited.
        foreach (var counsellor in on)
            Match(counsellor);
        return Done();
    }
}
