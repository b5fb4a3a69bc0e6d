using Hotline.Server.Tests.Harness;

// Fixtures mostly wait; they may wait beside each other, each on a server of its own while it runs. What needs the machine for itself
// (storm, chaos, benchmarks) says so.
[assembly: LevelOfParallelism(3)]
[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace Hotline.Server.Tests;

/// <summary>Ends the servers that the tests shared.</summary>
[SetUpFixture]
public sealed class SharedServersEnd
{
    [OneTimeTearDown]
    public Task StopAsync() => Servers.StopAsync();
}
