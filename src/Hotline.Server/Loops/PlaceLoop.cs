using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Loops;

/// <summary>Tells waiting callers connected here where they stand, when it changed.</summary>
public sealed class PlaceLoop(IContactQueue queue, ConnectionBook book, IHubContext<CallerHub, ICallerClient> callers, TimeProvider time, ILogger<PlaceLoop> logger)
    : Loop(time, logger)
{
    private const int Chunk = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private Dictionary<Guid, Place> _told = [];

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var waiting = book.Held.Where(h => h.Kind is ConnectionKind.Caller).Select(h => h.Owner).Distinct()
            .Where(id => book.Contact(id) is null or { State: ContactState.Waiting or ContactState.Offered or ContactState.Connecting }).ToList();
        var told = new Dictionary<Guid, Place>(waiting.Count);
        foreach (var chunk in waiting.Chunk(Chunk))
            foreach (var place in await queue.ReadPlacesAsync(chunk, cancellation))
            {
                told[place.Contact] = place;
                if (_told.GetValueOrDefault(place.Contact) != place)
                    await callers.Clients.Group(Groups.Contact(place.Contact)).PlaceChanged(place);
            }
        _told = told;
        await PauseAsync(Pause, cancellation);
    }
}
