using Hotline.Server.Tests.Harness;

// Fixtures with a server of their own mostly wait; they may wait beside each other.
[assembly: LevelOfParallelism(3)]

namespace Hotline.Server.Tests;

/// <summary>Ends the servers that the tests shared.</summary>
[SetUpFixture]
public sealed class SharedServersEnd
{
    [OneTimeTearDown]
    public Task StopAsync() => Servers.StopAsync();
}
