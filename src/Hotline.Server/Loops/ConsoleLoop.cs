using Hotline.Core.Record;
using Hotline.Server.Hubs;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Loops;

/// <summary>Closes, within a minute, consoles of accounts that another node disabled.</summary>
public sealed class ConsoleLoop(OpenConsoles consoles, IServiceScopeFactory scopes, TimeProvider time, ILogger<ConsoleLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await PauseAsync(Pause, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        try
        {
            foreach (var account in consoles.Accounts)
                if (await users.FindByIdAsync(account.ToString()) is null or { Disabled: true })
                    consoles.Abort(account);
        }
        catch (RecordUnavailableException)
        {
            // A record that is away throws nobody out of a chat.
        }
    }
}
