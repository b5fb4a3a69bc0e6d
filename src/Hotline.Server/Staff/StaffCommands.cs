using Hotline.Core.Counsellors;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Staff;

/// <summary>
/// <c>create-staff NAME --display "王老师" --roles Administrator,Counsellor [--lines 12355,12356]</c>: makes an account; the
/// password is read from the standard input or made and printed once. It may run beside a running server.
/// </summary>
public static class StaffCommands
{
    public const string CreateStaff = "create-staff";

    public static async Task<int> CreateAsync(IServiceProvider services, IConfiguration configuration, string[] args, TextReader input, TextWriter output)
    {
        if (args is not [_, { Length: > 0 } name, ..] || name.StartsWith("--", StringComparison.Ordinal))
        {
            await output.WriteLineAsync($"usage: {CreateStaff} NAME [--display NAME] [--roles Counsellor,Supervisor,Administrator] [--lines CODE,CODE] [--password-stdin]");
            return 2;
        }
        var roles = new List<StaffRole>();
        foreach (var text in (configuration["roles"] ?? nameof(StaffRole.Administrator)).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<StaffRole>(text, out var role))
            {
                await output.WriteLineAsync($"--roles: {text} is not one of {string.Join(", ", Enum.GetNames<StaffRole>())}");
                return 2;
            }
            roles.Add(role);
        }
        var password = args.Contains("--password-stdin") ? (await input.ReadLineAsync())?.Trim() ?? "" : MakePassword();
        await using var scope = services.CreateAsyncScope();
        var record = scope.ServiceProvider.GetRequiredService<IRecord>();
        await record.MigrateAsync(CancellationToken.None);
        var problem = await AddAsync(scope.ServiceProvider, name, configuration["display"] ?? name, password, roles,
            (configuration["lines"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (problem is not null)
        {
            await output.WriteLineAsync(problem);
            return 1;
        }
        await output.WriteLineAsync(args.Contains("--password-stdin") ? $"{name} was made." : $"{name} was made. Password, shown once: {password}");
        return 0;
    }

    /// <returns>Null when it was made, else what is wrong.</returns>
    public static async Task<string?> AddAsync(IServiceProvider services, string name, string display, string password, IReadOnlyList<StaffRole> roles, IReadOnlyList<string> lines, Counsellor? profile = null)
    {
        var users = services.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount { Id = profile?.Id ?? Guid.CreateVersion7(), UserName = name, DisplayName = display };
        foreach (var role in roles)
            account.Roles.Add(role);
        var made = await users.CreateAsync(account, password);
        if (!made.Succeeded)
            return string.Join(" ", made.Errors.Select(e => e.Description));
        if (profile is not null || roles.Contains(StaffRole.Counsellor))
            await services.GetRequiredService<IRecord>().SaveCounsellorAsync(
                profile ?? new Counsellor
                {
                    Id = account.Id, Alias = display, Certificate = Certificate.C, VoiceAddress = BrowserVoice.Address(account.Id),
                    Lines = lines.ToDictionary(l => l, _ => 1, StringComparer.Ordinal),
                }, CancellationToken.None);
        return null;
    }

    private static string MakePassword() => System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}
