namespace Hotline.Server.Tests.Contracts;

public class ContractsTests
{
    [Test]
    public void TypeScript_CheckedIn_MatchesCSharp()
    {
        var file = Path.Combine(Checkout.Root, "src", "web", "shared", "contracts.gen.ts");
        var generated = TypeScriptContracts.Generate();
        if (Environment.GetEnvironmentVariable("HOTLINE_WRITE_CONTRACTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
        }
        Assert.That(File.ReadAllText(file), Is.EqualTo(generated), "Run `ops/test contracts` and commit src/web/shared/contracts.gen.ts.");
    }
}
