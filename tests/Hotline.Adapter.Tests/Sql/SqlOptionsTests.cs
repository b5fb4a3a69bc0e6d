using Hotline.Sql;
using Hotline.Sql.Dialects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Adapter.Tests.Sql;

internal sealed class SqlOptionsTests
{
    [Test]
    public void Options_NothingSet_AreSqliteInData()
    {
        var options = Read([]);
        Assert.That((options.DataFolder, options.Cell, options.CommandTimeoutSeconds), Is.EqualTo(("data", "main", 10)));
        Assert.That(ConnectionText.Open(options).Name, Is.EqualTo("Sqlite"));
    }

    [Test]
    public void Options_TopLevelSettings_AreTaken()
    {
        var options = Read(new() { ["DataFolder"] = "/var/lib/hotline", ["Redis:Cell"] = "wenzhou" });
        Assert.That((options.DataFolder, options.Cell), Is.EqualTo(("/var/lib/hotline", "wenzhou")));
    }

    [TestCase("Data Source=record.db", "Sqlite")]
    [TestCase("Data Source=/var/lib/hotline/record.sqlite3", "Sqlite")]
    [TestCase("Server=db;Database=hotline;Integrated Security=true", "SqlServer")]
    [TestCase("Data Source=tcp:db,1433;Initial Catalog=hotline;User Id=sa;Password=x", "SqlServer")]
    public void Options_ConnectionString_ChoosesTheDialect(string connection, string dialect) =>
        Assert.That(ConnectionText.Open(Read(new() { ["Sql:ConnectionString"] = connection })).Name, Is.EqualTo(dialect));

    [TestCase("Sql:CommandTimeoutSeconds", "0")]
    [TestCase("Sql:CommandTimeoutSeconds", "301")]
    [TestCase("Sql:ConnectionString", "Server=db")]
    [TestCase("Sql:ConnectionString", "Data Source=:memory:")]
    [TestCase("Sql:ConnectionString", "secret words")]
    public void Options_Wrong_AreRefusedByName(string key, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(new() { [key] = value }));
        Assert.That(refused!.Failures.Single(), Does.StartWith(key).And.Not.Contain("secret"));
    }

    [Test]
    public void Start_WrongSetting_Stops()
    {
        var services = Services(new() { ["Sql:CommandTimeoutSeconds"] = "0" });
        Assert.That(() => services.GetRequiredService<IStartupValidator>().Validate(), Throws.InstanceOf<OptionsValidationException>());
    }

    private static SqlOptions Read(Dictionary<string, string?> settings) => Services(settings).GetRequiredService<IOptions<SqlOptions>>().Value;

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddHotlineRecord(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
