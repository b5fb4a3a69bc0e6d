using Microsoft.Extensions.Logging;

namespace Hotline.Redis;

/// <summary>Garnet names its loggers by bare class names; under "Garnet." a log filter can find them.</summary>
internal sealed class GarnetLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => inner.CreateLogger($"Garnet.{categoryName}");

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The host's own factory outlives the store.
    }
}
