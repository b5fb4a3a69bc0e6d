using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Harness;

/// <summary>
/// Servers for the tests that leave them whole, one fixture at a time on each: a fixture borrows the one of its store that is free, or a new
/// one. A test that breaks something starts its own.
/// </summary>
internal static class Servers
{
    private static readonly Lock Gate = new();
    private static readonly List<HotlineServer> Running = [];
    private static readonly Dictionary<Store, Stack<HotlineServer>> Free = new() { [Store.Garnet] = [], [Store.Redis] = [] };

    public static async Task<HotlineServer> BorrowAsync(Store store)
    {
        lock (Gate)
            if (Free[store].TryPop(out var free))
                return free;
        var server = await HotlineServer.StartAsync(store);
        lock (Gate)
            Running.Add(server);
        return server;
    }

    public static void Return(Store store, HotlineServer server)
    {
        lock (Gate)
            Free[store].Push(server);
    }

    public static async Task StopAsync()
    {
        foreach (var server in Running)
            await server.DisposeAsync();
        Running.Clear();
    }
}

/// <summary>A journey: counsellors and callers who leave in the end, so that the next one begins with nobody there.</summary>
internal abstract class JourneyFixture(Store store)
{
    private readonly List<CallerClient> _callers = [];
    private readonly List<CounsellorClient> _counsellors = [];

    protected Store Store => store;
    protected HotlineServer Server { get; private set; } = null!;
    protected TelephoneNetwork Network => Server.Network;
    protected RecordReader Record => Server.Record;

    protected virtual bool OwnServer => false;

    [OneTimeSetUp]
    public async Task OpenServerAsync()
    {
        if (!OwnServer)
            Server = await Servers.BorrowAsync(store);
    }

    [OneTimeTearDown]
    public void ReturnServer()
    {
        if (!OwnServer && Server is not null)
            Servers.Return(store, Server);
    }

    [SetUp]
    public async Task OpenOwnServerAsync()
    {
        if (OwnServer)
            Server = await HotlineServer.StartAsync(store);
    }

    [TearDown]
    public async Task LeaveAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is NUnit.Framework.Interfaces.TestStatus.Failed && Server is not null)
            await TestContext.Out.WriteLineAsync(Server.Log[^Math.Min(Server.Log.Length, 20_000)..]);
        foreach (var caller in _callers)
        {
            try
            {
                await caller.Hub.InvokeCoreAsync<ActResult>(nameof(ICallerHub.End), []);
            }
            catch (Exception e) when (e is InvalidOperationException or Microsoft.AspNetCore.SignalR.HubException)
            {
                // Not connected any more.
            }
            await caller.DisposeAsync();
        }
        _callers.Clear();
        foreach (var counsellor in _counsellors)
            await counsellor.LeaveAsync();
        _counsellors.Clear();
        if (Server is null)
            return;
        var server = Server;
        try
        {
            if (server.Network is { } network)
                await CleanNetwork.AssertAsync(network, callbacksMayFail: OwnServer);
        }
        finally
        {
            if (OwnServer)
            {
                Server = null!;
                await server.DisposeAsync();
            }
        }
    }

    protected Task<CallerClient> ArriveAsync(string line = "12355", Core.Contacts.CallerAnswers? answers = null) => ArriveAsync(line, answers, null);

    protected Task<CallerClient> ArriveFromAsync(string address) => ArriveAsync("12355", null, address);

    /// <summary>Somebody who was given a return code types it.</summary>
    protected Task<CallerClient> ArriveWithCodeAsync(string code) => ArriveAsync("12355", null, null, code);

    /// <summary>Somebody who opens the link of an invitation to write.</summary>
    protected Task<CallerClient> ArriveInvitedAsync(string token) => ArriveAsync("12355", null, null, null, token);

    private async Task<CallerClient> ArriveAsync(string line, Core.Contacts.CallerAnswers? answers, string? address, string? code = null, string? followUp = null)
    {
        var caller = CallerClient.Open(Server.Url, line, answers, address, code, followUp);
        _callers.Add(caller);
        await Eventually.ThatAsync(() => caller.Contact is not null, "the caller has arrived", 15, () => $"{caller.Trouble?.Message} {string.Join(',', caller.Problems)}");
        return caller;
    }

    protected async Task<CounsellorClient> OnShiftAsync(string name)
    {
        var counsellor = await OpenAsync(name);
        await counsellor.BeginShiftAsync();
        return counsellor;
    }

    /// <summary>Signed in, and not on shift yet.</summary>
    protected async Task<CounsellorClient> OpenAsync(string name)
    {
        var counsellor = await CounsellorClient.OpenAsync(Server.Url, name);
        _counsellors.Add(counsellor);
        return counsellor;
    }

    protected Task RecordedAsync(Guid contact, string type, double seconds = 10) => Eventually.ThatAsync(
        () => Record.Types(contact).Contains(type), $"SQL holds {type}", seconds, () => string.Join(", ", Record.Types(contact)));

    protected IEnumerable<string> FilesAtRest()
    {
        foreach (var folder in new[] { Server.DataFolder, Server.Redis?.Folder })
            if (folder is not null)
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not "in-use"))
                    yield return file;
    }

    protected static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
