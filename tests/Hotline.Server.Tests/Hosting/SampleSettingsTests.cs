using System.Collections;
using System.Reflection;
using System.Text.Json;
using Hotline.Blobs;
using Hotline.Mail;
using Hotline.Redis;
using Hotline.Server.Hosting;
using Hotline.Server.Hubs;
using Hotline.Server.Recordings;
using Hotline.Server.Texts;
using Hotline.Sql;
using Hotline.Twilio;
using Microsoft.Extensions.Configuration;

namespace Hotline.Server.Tests.Hosting;

/// <summary>appsettings.sample.json shows every option, binds, and states the defaults.</summary>
internal sealed class SampleSettingsTests
{
    private static readonly string Sample = Path.Combine(Checkout.Root, "appsettings.sample.json");

    private static IEnumerable<TestCaseData> Sections() =>
    [
        new TestCaseData("Redis", typeof(RedisOptions)), new TestCaseData("Sql", typeof(SqlOptions)), new TestCaseData("Twilio", typeof(TwilioOptions)),
        new TestCaseData("Server", typeof(ServerOptions)), new TestCaseData("Limits", typeof(LimitsOptions)), new TestCaseData("Texts", typeof(TextsOptions)),
        new TestCaseData("Blobs", typeof(BlobsOptions)), new TestCaseData("Recordings", typeof(RecordingsOptions)), new TestCaseData("Mail", typeof(MailOptions)),
    ];

    [TestCaseSource(nameof(Sections))]
    public void Sample_Section_ShowsEveryOptionAndNoOther(string section, Type options)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Sample), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var shown = file.RootElement.GetProperty(section);
        AssertShown(section, shown, options);
    }

    [TestCaseSource(nameof(Sections))]
    public void Sample_Section_BindsToTheDefaults(string section, Type options)
    {
        var bound = new ConfigurationBuilder().AddJsonFile(Sample).Build().GetSection(section).Get(options, binder => binder.ErrorOnUnknownConfiguration = true);
        Assert.That(bound, Is.Not.Null);
        foreach (var option in Options(options).Where(o => o.PropertyType == typeof(string) || o.PropertyType.IsValueType))
        {
            var (given, byDefault) = (option.GetValue(bound), option.GetValue(Activator.CreateInstance(options)));
            Assert.That(given ?? "", Is.EqualTo(byDefault ?? ""), $"{section}:{option.Name}");
        }
    }

    private static void AssertShown(string path, JsonElement shown, Type options)
    {
        Assert.That(shown.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(Options(options).Select(o => o.Name)), path);
        foreach (var option in Options(options).Where(o => o.PropertyType.Assembly == options.Assembly && o.PropertyType.IsClass))
            AssertShown($"{path}:{option.Name}", shown.GetProperty(option.Name), option.PropertyType);
    }

    private static IEnumerable<PropertyInfo> Options(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true } || typeof(IEnumerable).IsAssignableFrom(p.PropertyType) && p.PropertyType != typeof(string));
}
