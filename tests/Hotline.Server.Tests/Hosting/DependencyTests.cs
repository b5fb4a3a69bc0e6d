using System.Reflection;

namespace Hotline.Server.Tests.Hosting;

/// <summary>Server → {Redis, Sql, Twilio, Blobs, Mail} → Core (architecture.md, layout).</summary>
internal sealed class DependencyTests
{
    private static readonly string[] Adapters = ["Hotline.Redis", "Hotline.Sql", "Hotline.Twilio", "Hotline.Blobs", "Hotline.Mail"];
    // VisualBasic.Core is the runtime's own, and has its reader of comma- and tab-separated text.
    private static readonly string[] OwnRuntime = ["System", "Microsoft.CSharp", "Microsoft.VisualBasic.Core", "mscorlib", "netstandard"];

    private static Assembly Load(string name) => Assembly.Load(new AssemblyName(name));

    private static IEnumerable<string> References(string name) => Load(name).GetReferencedAssemblies().Select(r => r.Name!);

    [Test]
    public void Core_References_OnlyTheRuntime() =>
        Assert.That(References("Hotline.Core").Where(r => !OwnRuntime.Any(own => r == own || r.StartsWith(own + ".", StringComparison.Ordinal))), Is.Empty);

    [TestCaseSource(nameof(Adapters))]
    public void Adapter_References_CoreAndNoOtherPartOfHotline(string adapter) =>
        Assert.That(References(adapter).Where(r => r.StartsWith("Hotline.", StringComparison.Ordinal)), Is.EqualTo(new[] { "Hotline.Core" }));

    [Test]
    public void Server_References_CoreAndTheAdapters() =>
        Assert.That(References("Hotline.Server").Where(r => r.StartsWith("Hotline.", StringComparison.Ordinal)), Is.EquivalentTo(Adapters.Append("Hotline.Core")));

    [TestCase("StackExchange.Redis", "Hotline.Redis")]
    [TestCase("Garnet", "Hotline.Redis")]
    [TestCase("Dapper", "Hotline.Sql")]
    [TestCase("Microsoft.Data.Sqlite", "Hotline.Sql")]
    [TestCase("Microsoft.Data.SqlClient", "Hotline.Sql")]
    [TestCase("Twilio", "Hotline.Twilio")]
    [TestCase("AWSSDK", "Hotline.Blobs")]
    [TestCase("MailKit", "Hotline.Mail")]
    public void Vendor_IsKnownToItsAdapterAlone(string vendor, string adapter) =>
        Assert.That(
            Adapters.Append("Hotline.Core").Where(part => References(part).Any(r => r == vendor || r.StartsWith(vendor + ".", StringComparison.Ordinal))), Is.EqualTo(new[] { adapter }));
}
