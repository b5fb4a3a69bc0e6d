using System.Text.Json;

namespace Hotline.Server.Tests.Hosting;

/// <summary>ops/bench: every benchmark runs to its end and writes its figures. Quick runs; nothing is judged by time.</summary>
[NonParallelizable]
internal sealed class BenchTests
{
    [TestCase("queue", "queue/redis/1", "queue/garnet/64")]
    [TestCase("chat", "chat/throughput", "chat/latency-p99")]
    [TestCase("memory", "memory/server")]
    [TestCase("wenzhou", "wenzhou/redis/contacts", "wenzhou/garnet/seconds")]
    [TestCase("offer", "offer/one-node/p99", "offer/three-nodes/p99")]
    [TestCase("voice", "voice/calls-set-up", "voice/incoming-p99", "voice/wait-p50")]
    [TestCase("wallboard", "wallboard/quiet", "wallboard/busy")]
    public async Task Bench_Quick_WritesEachFigureBesideItsFloor(string name, params string[] expected)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.json");
        var (code, said) = await RunAsync(name, "--quick", "--json", file);
        Assert.That(code, Is.Zero, said);
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        File.Delete(file);
        var figures = written.RootElement.EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        foreach (var figure in expected)
            using (Assert.EnterMultipleScope())
            {
                Assert.That(said, Does.Contain(figure));
                Assert.That(figures, Does.ContainKey(figure));
                Assert.That(figures[figure].GetProperty("unit").GetString(), Is.Not.Empty);
                Assert.That(figures[figure].GetProperty("floor").GetDouble(), Is.Positive);
                // Neighbouring rounds give the ratio; with one round it is the quotient of what is shown.
                Assert.That(figures[figure].GetProperty("ratio").GetDouble(),
                    Is.EqualTo(figures[figure].GetProperty("value").GetDouble() / figures[figure].GetProperty("floor").GetDouble()).Within(0.001));
            }
    }

    [Test]
    public async Task Bench_UnknownName_SaysWhichThereAre()
    {
        var (code, said) = await RunAsync("speed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(said, Does.Contain("no benchmark speed").And.Contain("queue chat memory idle"));
        }
    }

    private static Task<(int Code, string Said)> RunAsync(params string[] arguments) => Tool.RunAsync("benchmarks", "hotline-bench", TimeSpan.FromMinutes(3), arguments);
}
