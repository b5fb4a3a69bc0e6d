using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Journeys;

/// <summary>The telephone network's API answers nothing: those who wait keep their places and are offered to nobody, chats go on, and the wallboard says what is wrong.</summary>
internal sealed class NetworkAwayJourneyTests
{
    private static readonly Dictionary<string, string> Settings = new() { ["Twilio__SweepSeconds"] = "2" };

    [Test]
    public async Task Network_Away_CallerKeepsThePlaceUnofferedChatGoesOnAndTheWallboardSaysSo()
    {
        await using var server = await HotlineServer.StartAsync(Store.Garnet, settings: Settings);
        var caller = await server.Network.DialAsync("+8613876500001");
        await server.Network.WaitAsync(caller, "said:您是下一位");
        var contact = server.Record.ContactOfCall(caller)!.Value;
        await using var board = await WatchAsync(server);
        await server.Network.BreakAsync(new { kind = "rest-error" });

        await Eventually.ThatAsync(async () => (await BoardAsync(board)).Troubles.Contains("networkAway"), "the wallboard says so", 30, () => server.Log);
        var lin = await CounsellorClient.OnShiftAsync(server.Url, "lin");

        // A chat is answered as ever.
        await using (var chat = CallerClient.Open(server.Url, "12355", null, null, null))
        {
            await Eventually.ThatAsync(() => chat.Contact is not null, "the chat has arrived");
            await lin.AcceptAsync(chat.Id);
            await chat.BecomesAsync(ContactState.Connected);
            chat.Type("在吗");
            await Eventually.ThatAsync(() => lin.Texts(chat.Id).Contains("在吗"), "the message arrives");
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), chat.Id)).Refusal, Is.Null);
            await chat.BecomesAsync(ContactState.WrapUp);
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), chat.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            // The recorder keeps the order: what was told before is recorded, too.
            await Eventually.ThatAsync(() => server.Record.Types(chat.Id).Contains("ContactClosed"), "the chat is closed", 30);
        }
        await Eventually.ThatAsync(() => lin.Me is { Shown: ShownPresence.Available }, "she has room for a call", 30, () => $"{lin.Me}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Record.Course(contact), Has.None.Contains("OfferMade"), "nobody was asked for a call that nobody could be rung for");
            Assert.That((bool)(await server.Network.ReadAsync(caller))["ended"]!, Is.False, "the caller is still there");
        }

        await server.Network.MendAsync();
        await Eventually.ThatAsync(async () => !(await BoardAsync(board)).Troubles.Contains("networkAway"), "the wallboard is quiet again", 30);
        await lin.AcceptAsync(contact);
        var leg = (string)(await server.Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!;
        await server.Network.ActAsync(leg, "answer");
        await lin.BecomesAsync(contact, ContactState.Connected);
        await lin.LeaveAsync();
    }

    private static async Task<HubConnection> WatchAsync(HotlineServer server)
    {
        using var supervisor = await StaffMember.SignInAsync(server.Url, "supervisor");
        var hub = new HubConnectionBuilder().WithUrl(new Uri(server.Url, "/hubs/wallboard"), options =>
        {
            (options.Transports, options.SkipNegotiation, options.Cookies) = (HttpTransportType.WebSockets, true, supervisor.Cookies);
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        await hub.StartAsync();
        return hub;
    }

    private static Task<WallboardView> BoardAsync(HubConnection board) => board.InvokeAsync<WallboardView>(nameof(IWallboardHub.Watch));
}
