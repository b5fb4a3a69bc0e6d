using System.Globalization;

namespace Hotline.Server.Tests.Hosting;

/// <summary>
/// ops/chaos in its short form: three nodes, every fault once, and afterwards the journal, SQL, the live state and everybody's screen agree.
/// HOTLINE_CHAOS_SEED deals other faults.
/// </summary>
[NonParallelizable, Category("Redis")]
internal sealed class ChaosTests
{
    [Test]
    public async Task Chaos_Quick_ViolatesNothing()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("HOTLINE_CHAOS_SEED") ?? "1", CultureInfo.InvariantCulture);
        var (code, said) = await RunAsync("--quick", "--seed", $"{seed}");
        await TestContext.Out.WriteLineAsync(said);
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("Nothing was violated").And.Contain("kill -9 of node").And.Contain("FLUSHALL").And.Contain("rollback of Redis"));
    }

    [Test]
    public async Task Chaos_UnknownFault_SaysWhichThereAre()
    {
        var (code, said) = await RunAsync("--faults", "flood");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(said, Does.Contain("no fault flood").And.Contain("Rollback"));
        }
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] arguments) => Tool.RunAsync("chaos-run", "hotline-chaos", TimeSpan.FromMinutes(4), arguments);
}
