using Hotline.Server.Contracts;
using Hotline.Server.Loops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>Everybody who watches gets the same board, computed once a second on this node whatever their number.</summary>
[Authorize]
public sealed class WallboardHub(BoardLoop board, NodeName node) : Hub<IWallboardClient>, IWallboardHub
{
    public async Task<WallboardView> Watch()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Hubs.Groups.Boards(node.Value));
        board.Watched();
        return await board.CurrentAsync(Context.ConnectionAborted);
    }
}
