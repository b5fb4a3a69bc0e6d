using Hotline.Core.Record;
using Hotline.Server.Hubs;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Loops;

/// <summary>Closes, within a minute, consoles whose account another node disabled, or gave other roles or another password.</summary>
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
            foreach (var open in consoles.Accounts)
                if (await users.FindByIdAsync(open.Key.ToString()) is not { Disabled: false } account)
                    consoles.AbortOthers(open.Key, null);
                else if (open.Any(stamp => stamp != account.SecurityStamp))
                    consoles.AbortOthers(open.Key, account.SecurityStamp);
        }
        catch (RecordUnavailableException)
        {
            // A record that is away throws nobody out of a chat.
        }
    }
}
