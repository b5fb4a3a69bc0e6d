using System.Diagnostics;
using Hotline.Core.Voice;

namespace Hotline.Server.Tests.Hosting;

/// <summary>ops/run passes its commands on as the README says, and their exit codes back; it knows the demo's people by the names of their browsers at the network.</summary>
internal sealed class RunScriptTests
{
    [TestCase(1, "lin"), TestCase(2, "chen"), TestCase(3, "zhou"), TestCase(4, "wu"), TestCase(5, "supervisor")]
    public async Task Telephones_OfTheDemo_AreOnTheNetworksPage(int n, string name)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "ops", "run"));
        Assert.That(script, Does.Match($"\"{BrowserVoice.Identity(Guid.Parse($"00000000-0000-7000-8000-{n:d12}"))} \\w+ \\({name}\\)\""));
    }

    [Test]
    public async Task VerifyAudit_OfAFolderThatIsNotThere_SaysSoAndMakesNone()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString());
        foreach (var arguments in new[] { ["verify-audit", "--data", folder], new[] { "--data", folder, "verify-audit" } })
        {
            var (code, said) = await RunAsync(["--no-build", .. arguments]);
            Assert.That((code, said), Is.EqualTo((2, $"ops/run: --data: there is no folder {folder}")));
            Assert.That(Directory.Exists(folder), Is.False);
        }
    }

    [Test]
    public async Task UnknownOption_IsRefusedByName()
    {
        var (code, said) = await RunAsync("verify");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.StartWith("ops/run: unknown option verify"));
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(Checkout.Root, "ops", "run") }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said.Trim());
    }
}
