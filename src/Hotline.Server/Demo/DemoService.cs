using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;

namespace Hotline.Server.Demo;

/// <summary>Seeds a service to try out, once, into an empty record. Everybody in it is invented.</summary>
public static class DemoService
{
    /// <summary>Only the demo has it, and the demo listens on this machine alone unless told otherwise.</summary>
    public const string Password = "hotline-demo-2026";

    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var record = scope.ServiceProvider.GetRequiredService<IRecord>();
        if ((await record.ReadCountiesAsync(cancellation)).Count > 0)
            return;
        var data = Read();
        var queue = scope.ServiceProvider.GetRequiredService<IContactQueue>();
        foreach (var line in data.Lines)
            await queue.SetLineAsync(line, "demo", cancellation);
        foreach (var person in data.Staff)
        {
            var profile = person.Lines.Count == 0 ? null : new Counsellor
            {
                Id = person.Id, Alias = person.Display, Certificate = person.Certificate, County = person.County, ChatCapacity = person.ChatCapacity,
                Lines = person.Lines.ToDictionary(l => l, _ => 1, StringComparer.Ordinal), Skills = person.Skills, VoiceAddress = $"client:{person.Name}",
            };
            await StaffCommands.AddAsync(scope.ServiceProvider, person.Name, person.Display, Password, person.Roles, person.Lines, profile);
        }
        // Counties last: they mark the seeding as done, so one that was cut off is done again.
        foreach (var county in data.Counties)
            await record.SaveCountyAsync(county, cancellation);
    }

    private static DemoData Read()
    {
        using var stream = typeof(DemoService).Assembly.GetManifestResourceStream("Demo/demo.json")!;
        return JsonSerializer.Deserialize<DemoData>(stream, HotlineJson.Options)!;
    }

    private sealed record DemoData(IReadOnlyList<Line> Lines, IReadOnlyList<County> Counties, IReadOnlyList<Person> Staff);

    private sealed record Person(
        Guid Id, string Name, string Display, IReadOnlyList<StaffRole> Roles, IReadOnlyList<string> Lines, Certificate Certificate, string? County, int ChatCapacity, IReadOnlyDictionary<string, int> Skills);
}
