using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A recorded conversation, from the notice to the supervisor who listens to it. The network records silence; that it records, pauses and forgets is real.</summary>
internal sealed class RecordingJourneyTests
{
    private static readonly Dictionary<string, string> Settings = new() { ["Recordings__CollectSeconds"] = "2" };
    private HotlineServer _server = null!;
    private CounsellorClient _lin = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await HotlineServer.StartAsync(Store.Garnet, settings: Settings);

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task BeginAsync()
    {
        await RecordAsync(LineRecording.Off);
        _lin = await CounsellorClient.OnShiftAsync(_server.Url, "lin");
    }

    [TearDown]
    public async Task LeaveAsync()
    {
        await _lin.LeaveAsync();
        // What was recorded is fetched, so that the next test finds none at the network.
        await Eventually.ThatAsync(async () => (await RecordingsAsync()).Count == 0, "nothing is left at the network", 20, () => _server.Log);
    }

    [Test]
    public async Task Call_OnARecordedLine_PausesOnHoldIsFetchedSealedAndEachListeningIsWrittenDown()
    {
        await RecordAsync(LineRecording.On);
        var (caller, contact) = await TalkAsync();
        await Eventually.ThatAsync(() => _server.Record.State(contact) is not null, "it is in the record");
        Assert.That(_server.Record.Image(contact).Notices, Is.EqualTo(new[] { Notice.Recording }), "the notice given stands in the record");
        Assert.That((await _lin.ActAsync(nameof(IConsoleHub.SwitchCall), contact, CallSwitch.Held, true)).Refusal, Is.Null);
        await _server.Network.WaitAsync(caller, "on-hold");
        await CourseAsync(contact, "in-progress", "paused");
        Assert.That((await _lin.ActAsync(nameof(IConsoleHub.SwitchCall), contact, CallSwitch.Held, false)).Refusal, Is.Null);
        await CourseAsync(contact, "in-progress", "paused", "in-progress");
        await _server.Network.ActAsync(caller, "hangup");
        await CloseAsync(contact);

        using var supervisor = await StaffMember.SignInAsync(_server.Url, "supervisor");
        List<RecordingView> kept = [];
        await Eventually.ThatAsync(async () => (kept = await supervisor.GetAsync<List<RecordingView>>($"/api/contacts/{contact}/recordings")).Count == 1, "the recording is here", 20, () => _server.Log);
        await Eventually.ThatAsync(async () => (await RecordingsAsync()).Count == 0, "and not at the network any more");
        var blob = Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "blobs"), "*", SearchOption.AllDirectories).Single(f => f.Contains(contact.ToString("N"), StringComparison.Ordinal));
        Assert.That(Encoding.ASCII.GetString(await File.ReadAllBytesAsync(blob)), Does.Not.Contain("WAVE"), "nothing lies there in clear");

        // Somebody else's conversation: not without a reason, and both are in the audit trail.
        var path = $"/api/contacts/{contact}/recordings/{kept[0].Id}/listen";
        using (var refused = await supervisor.PostAsync(path, new OpenRequest(null)))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var heard = await supervisor.PostAsync(path, new OpenRequest("质量检查")))
            Assert.That(Encoding.ASCII.GetString((await heard.Content.ReadAsByteArrayAsync())[..4]), Is.EqualTo("RIFF"));
        Assert.That(_server.Record.Audited(contact).Select(a => (a.Act, a.Detail)), Is.EqualTo(new[] { ("Refused", "reasonNeeded"), ("Opened", $"recording:{kept[0].Id:N}") }));
        using (var counsellor = await _lin.Staff.Http.GetAsync(new Uri($"/api/contacts/{contact}/recordings", UriKind.Relative)))
            Assert.That(counsellor.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "a counsellor does not listen");
    }

    [TestCase("9", 0)]
    [TestCase(null, 1)]
    public async Task Call_OnALineThatLetsCallersChoose_IsRecordedUnlessNineWasPressed(string? key, int recordings)
    {
        await RecordAsync(LineRecording.OptOut);
        var (caller, contact) = await TalkAsync(key);
        Assert.That(await RecordingsAsync(), Has.Count.EqualTo(recordings));
        await _server.Network.ActAsync(caller, "hangup");
        await CloseAsync(contact);
        Assert.That(_server.Record.Call(contact).Image, key is null ? Does.Not.Contain("unrecorded") : Does.Contain("\"unrecorded\":true"));
    }

    [Test]
    public async Task Call_OnALineThatDoesNotRecord_IsNotRecorded()
    {
        var (caller, contact) = await TalkAsync();
        Assert.That(await RecordingsAsync(), Is.Empty);
        await _server.Network.ActAsync(caller, "hangup");
        await CloseAsync(contact);
    }

    private async Task RecordAsync(LineRecording recording)
    {
        using var admin = await StaffMember.SignInAsync(_server.Url, "admin");
        await admin.ChangeLineAsync("12355", line => line with { Recording = recording });
    }

    private async Task<(string Caller, Guid Contact)> TalkAsync(string? key = null)
    {
        var caller = await _server.Network.DialAsync("+8613876500009");
        if (key is not null)
        {
            await _server.Network.WaitAsync(caller, "said:请按 9");
            await _server.Network.PressAsync(caller, key);
        }
        var card = await _lin.AcceptAsync();
        var leg = (string)(await _server.Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!;
        await _server.Network.ActAsync(leg, "answer");
        await _server.Network.WaitAsync(caller, "in-conference");
        await _lin.BecomesAsync(card.Id, ContactState.Connected);
        return (caller, card.Id);
    }

    private async Task CloseAsync(Guid contact)
    {
        await _lin.BecomesAsync(contact, ContactState.WrapUp);
        Assert.That((await _lin.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await Eventually.ThatAsync(() => _server.Record.State(contact) == "Closed", "it is closed in SQL");
    }

    private async Task<List<JsonObject>> RecordingsAsync() => (await _server.Network.Http.GetFromJsonAsync<List<JsonObject>>("/api/recordings"))!;

    private Task CourseAsync(Guid contact, params string[] course) => Eventually.ThatAsync(
        async () => (await RecordingsAsync()).Single(r => (string)r["conference"]! == contact.ToString("N"))["course"]!.AsArray().Select(c => (string)c!).SequenceEqual(course),
        $"the recording is {string.Join(", ", course)}", 15, () => _server.Log);
}
