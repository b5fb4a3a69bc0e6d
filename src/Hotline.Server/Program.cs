using Hotline.Server.Hosting;
using Hotline.Server.Staff;

var builder = WebApplication.CreateBuilder(args);
builder.AddHotline();
var app = builder.Build();

if (args is [StaffCommands.CreateStaff, ..])
    return await StaffCommands.CreateAsync(app.Services, app.Configuration, args, Console.In, Console.Out);

app.UseHotline();
await app.PrepareAsync(CancellationToken.None);
await app.RunAsync();
return 0;

/// <summary>For tests that host the server in their own process.</summary>
public partial class Program;
