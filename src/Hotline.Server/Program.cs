using Hotline.Server.Hosting;
using Hotline.Server.Staff;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddHotline();
    await using var app = builder.Build();

    if (args is [StaffCommands.CreateStaff, ..])
        return await StaffCommands.CreateAsync(app.Services, app.Configuration, args, Console.In, Console.Out);

    if (args is [AuditCommands.VerifyAudit, ..])
        return await AuditCommands.VerifyAsync(app.Services, app.Configuration, Console.Out);

    app.UseHotline();
    await app.PrepareAsync(CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or IOException)
{
    // A wrong setting, or a folder or port that is taken: one sentence that names it.
    await Console.Error.WriteLineAsync($"Hotline does not start: {e.Message}");
    return 1;
}

/// <summary>For tests that host the server in their own process.</summary>
public partial class Program;
