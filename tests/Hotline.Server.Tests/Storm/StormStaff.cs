using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Record;
using Hotline.Server.Hosting;
using Hotline.Server.Staff;
using Hotline.Server.Tests.Harness;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Storm;

/// <summary>More counsellors than the demo has, made by the product's own services beside the running server.</summary>
internal static class StormStaff
{
    /// <summary>How many there are.</summary>
    public static int Count { get; private set; }

    public static string Name(int i) => $"storm{i}";

    public static Guid Id(int i) => NameUuid.Of(Name(i));

    public static async Task AddAsync(string dataFolder, int count)
    {
        Count = count;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("DataFolder", (string?)dataFolder)]);
        builder.Logging.ClearProviders();
        builder.AddHotline();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        for (var i = 0; i < count; i++)
        {
            var id = Id(i);
            var profile = new Counsellor
            {
                Id = id, Alias = $"风暴{i}", ChatCapacity = 1, Lines = new Dictionary<string, int> { ["12355"] = 1 }, VoiceAddress = Phones.Of(id),
            };
            var problem = await StaffCommands.AddAsync(scope.ServiceProvider, Name(i), profile.Alias, StaffMember.Password, [StaffRole.Counsellor], ["12355"], profile);
            Assert.That(problem, Is.Null);
        }
    }
}
