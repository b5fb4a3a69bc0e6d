using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests;

/// <summary>Ends the servers that the tests shared.</summary>
[SetUpFixture]
public sealed class SharedServersEnd
{
    [OneTimeTearDown]
    public Task StopAsync() => Servers.StopAsync();
}
