using Hotline.Core;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>A store that is away is said in one word that every screen knows; the screen keeps what was typed and asks again.</summary>
public sealed class UnavailableFilter : IHubFilter
{
    public const string Unavailable = "unavailable";

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (LiveStateUnavailableException)
        {
            throw new HubException(Unavailable);
        }
    }

    /// <summary>A connection that ends while the store is away is found by its lease.</summary>
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        try
        {
            await next(context, exception);
        }
        catch (LiveStateUnavailableException)
        {
        }
    }

    /// <summary>A console may connect while the store is away; it announces itself as soon as it is back.</summary>
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (LiveStateUnavailableException)
        {
        }
    }
}
