using System.Globalization;
using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
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
                Lines = person.Lines.ToDictionary(l => l, _ => 1, StringComparer.Ordinal), Skills = person.Skills, VoiceAddress = BrowserVoice.Address(person.Id),
            };
            await StaffCommands.AddAsync(scope.ServiceProvider, person.Name, person.Display, Password, person.Roles, person.Lines, profile);
        }
        await SeedDutyAsync(scope.ServiceProvider, data.Counties, data.Staff, cancellation);
        // Counties last: they mark the seeding as done, so one that was cut off is done again.
        foreach (var county in data.Counties)
            await record.SaveCountyAsync(county, cancellation);
    }

    /// <summary>Each county centre as a partner and on duty by day; the supervisors around the clock; two of the outside help. Nobody's real number.</summary>
    private static async Task SeedDutyAsync(IServiceProvider services, IReadOnlyList<County> counties, IReadOnlyList<Person> staff, CancellationToken cancellation)
    {
        var keep = services.GetRequiredService<KeepDuty>();
        if ((await services.GetRequiredService<IContactQueue>().ReadDutyAsync(cancellation)).Partners.Count > 0)
            return;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var today = TimeZoneInfo.ConvertTime(services.GetRequiredService<TimeProvider>().GetUtcNow(), zone).Date;
        var monday = new DateTimeOffset(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), zone.GetUtcOffset(today));
        string Number(int n) => string.Create(CultureInfo.InvariantCulture, $"+1500555{2000 + n:0000}");
        var n = 0;
        foreach (var county in counties)
        {
            var centre = new Partner { Id = Guid.CreateVersion7(), Kind = PartnerKind.CountyCentre, Name = county.Centre, County = county.Code, Delivery = DeliveryWay.Sms, Sealed = "" };
            await keep.SaveAsync(centre, new PartnerContact($"{county.Name}值班员", [Number(++n)], $"centre-{county.Code}@example.org", null), "demo");
            for (var day = 0; day < 7; day++)
                await keep.SaveAsync(
                    new Shift { Id = Guid.CreateVersion7(), Role = DutyRole.CountyCentre, County = county.Code, Partner = centre.Id, From = monday.AddDays(day).AddHours(8), To = monday.AddDays(day).AddHours(20), Weekly = true, Sealed = "" },
                    new DutyPerson($"{county.Name}值班员", Number(n)), "demo");
        }
        foreach (var (kind, name, serves) in new[] { (PartnerKind.Hospital, "示范医院心理科", null), (PartnerKind.MentorGroup, "示范中学导师团", "示范中学"), (PartnerKind.TownshipLiaison, "示范街道包联组", (string?)"示范街道") })
            await keep.SaveAsync(
                new Partner { Id = Guid.CreateVersion7(), Kind = kind, Name = name, County = counties[0].Code, Serves = serves, Delivery = DeliveryWay.Sms, Sealed = "" }, new PartnerContact("值班员", [Number(++n)], null, null), "demo");
        if (staff.FirstOrDefault(p => p.Roles.Contains(StaffRole.Supervisor)) is not { } supervisor)
            return;
        for (var day = 0; day < 7; day++)
            await keep.SaveAsync(
                new Shift { Id = Guid.CreateVersion7(), Role = DutyRole.Supervisor, Staff = supervisor.Id, From = monday.AddDays(day).AddHours(8), To = monday.AddDays(day).AddHours(22), Weekly = true, Sealed = "" },
                new DutyPerson(supervisor.Display, Number(100)), "demo");
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
