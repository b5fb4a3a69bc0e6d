namespace Hotline.Core.Epochs;

/// <summary>What this node still knows of its own connected parties, given to a live state that lost it.</summary>
public interface IAnnouncer
{
    /// <summary>Claims for the epoch that is being opened: counsellors, contacts and connections held here.</summary>
    Task AnnounceAsync(CancellationToken cancellation);

    /// <summary>Asks the screens connected here for what they still show.</summary>
    Task AskScreensAsync(CancellationToken cancellation);
}
