namespace Hotline.Core;

/// <summary>Redis cannot be reached, or a lost store is still being rebuilt. Nothing was changed, or repeating it does no harm.</summary>
public sealed class LiveStateUnavailableException : Exception
{
    public LiveStateUnavailableException() { }
    public LiveStateUnavailableException(string message) : base(message) { }
    public LiveStateUnavailableException(string message, Exception inner) : base(message, inner) { }
}
