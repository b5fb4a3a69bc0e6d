using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A counsellor takes calls in the browser, from the token to the end.</summary>
internal abstract class BrowserVoiceJourneyTests(Store store) : JourneyFixture(store)
{
    private const string OwnNumber = "+8613977123456";
    private static int _callers;
    private readonly List<BrowserPhone> _phones = [];
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86138{79000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var phone in _phones)
            await phone.DisposeAsync();
        _phones.Clear();
        await Network.MendAsync();
    }

    [Test]
    public async Task Call_InTheBrowser_IsOfferedOnlyToAReadyOneConnectedInOneConferenceAndRecorded()
    {
        var lin = await WithoutDeviceAsync("lin");
        Assert.That(lin.Me, Is.Not.Null.And.Property(nameof(CounsellorView.Voice)).EqualTo(VoiceWay.Browser).And.Property(nameof(CounsellorView.VoiceReady)).False);
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "said:12355 青少年服务台");
        var contact = await ContactAsync(sid);
        await Network.WaitAsync(sid, "doing:playing");
        Assert.That(Record.Types(contact), Is.EqualTo(new[] { "ContactArrived" }), "she is on shift and able, as in a break, but nobody rings a browser that is not there");

        var phone = await ReadyAsync(lin);
        var card = await lin.AcceptAsync(contact);
        var ringing = await phone.RingsAsync();
        var leg = (string)ringing["sid"]!;
        Assert.That((string)ringing["parameters"]!["leg"]!, Is.EqualTo($"counsellor-{card.Offer!.Id:N}"), "the console answers only what was accepted there");
        Assert.That(await phone.ActAsync(leg, "answer"), Is.EqualTo(HttpStatusCode.NoContent));
        await lin.BecomesAsync(contact, ContactState.Connected);
        var call = await Network.WaitAsync(leg, "in-conference");
        Assert.That(call["transcript"]!.AsArray().Select(line => (string)line!["kind"]!), Has.None.EqualTo("say"), "nobody has to press 1 here");
        var room = (await Network.WaitAsync(sid, "in-conference"))["conference"]!;
        Assert.That((string)room["friendlyName"]!, Is.EqualTo(contact.ToString("N")));
        Assert.That(room["with"]!.AsArray().Select(other => (string)other!["callSid"]!), Is.EqualTo(new[] { leg }));
        Assert.That((string)call["from"]!, Is.EqualTo(TelephoneNetwork.Youth), "the line's number, and not the caller's");

        Assert.That(await phone.ActAsync(leg, "digits", new { digits = "12#" }), Is.EqualTo(HttpStatusCode.NoContent));
        await phone.ActAsync(leg, "mute", new { on = true });
        await Network.SpeakAsync(leg, "这句话没人听到");
        await phone.ActAsync(leg, "mute", new { on = false });
        await Network.SpeakAsync(leg, "您好，我在听");
        var heard = (await Network.ReadAsync(sid))["transcript"]!.AsArray().Select(line => (string)line!["text"]!).ToList();
        Assert.That(heard, Does.Contain("您好，我在听").And.No.Member("这句话没人听到"));
        Assert.That((await Network.ReadAsync(leg))["transcript"]!.AsArray().Any(line => (string)line!["kind"]! == "digits" && (string)line["text"]! == "12#"), Is.True);

        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        await phone.BecomesAsync(leg, "completed");
        await lin.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, "the test is over"));
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.Types(contact).Where(t => t is not "CallChanged"), Is.EqualTo(new[]
        {
            "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed",
        }));
        Assert.That(Record.State(contact), Is.EqualTo("Closed"));
        Record.AssertWhole();
    }

    [Test]
    public async Task Browser_IsClosedInMidCall_CallerHearsItAndIsBackAtThePlaceForSomebodyElse()
    {
        var lin = await WithoutDeviceAsync("lin");
        var phone = await ReadyAsync(lin);
        var sid = await Network.DialAsync(_number);
        var first = await lin.AcceptAsync();
        await phone.ActAsync((string)(await phone.RingsAsync())["sid"]!, "answer");
        await lin.BecomesAsync(first.Id, ContactState.Connected);

        var began = Stopwatch.StartNew();
        await lin.ActAsync(nameof(IConsoleHub.SetVoice), false);
        await phone.DisposeAsync();
        await Network.WaitAsync(sid, "said:刚才与咨询员的通话意外断开了");
        await RecordedAsync(first.Id, "ContactReturned");
        Assert.That(began.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(Record.State(first.Id), Is.EqualTo("Waiting"));

        var wu = await WithoutDeviceAsync("wu");
        var other = await ReadyAsync(wu);
        Assert.That((await wu.AcceptAsync(first.Id)).Arrived, Is.EqualTo(first.Arrived));
        await other.ActAsync((string)(await other.RingsAsync())["sid"]!, "answer");
        await wu.BecomesAsync(first.Id, ContactState.Connected);
        Assert.That(lin.Cards.Any(c => c.State is ContactState.Offered), Is.False, "nothing is offered where nothing can ring");
        await Network.ActAsync(sid, "hangup");
        await wu.BecomesAsync(first.Id, ContactState.WrapUp);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Browser_IsNotReadyAnyMoreWhileACallIsOffered_GoesToTheNext(bool connectionLost)
    {
        var lin = await WithoutDeviceAsync("lin");
        await ReadyAsync(lin);
        var sid = await Network.DialAsync(_number);
        var card = await lin.OfferAsync();
        if (connectionLost)
            await lin.GoOfflineAsync();
        else
            await lin.ActAsync(nameof(IConsoleHub.SetVoice), false);
        await RecordedAsync(card.Id, "OfferWithdrawn");
        var wu = await WithoutDeviceAsync("wu");
        await ReadyAsync(wu);
        Assert.That((await wu.OfferAsync(card.Id)).Arrived, Is.EqualTo(card.Arrived));
        if (connectionLost)
        {
            lin.GoOnline();
            await Eventually.ThatAsync(() => lin.IsIn && lin.Me is { VoiceReady: false }, "a console that comes back says anew what it can");
        }
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(card.Id, "ContactAbandoned");
    }

    [Test]
    public async Task Browser_NotReady_LeavesChatsAlone()
    {
        var lin = await WithoutDeviceAsync("lin");
        var caller = await ArriveAsync();
        Assert.That((await lin.AcceptAsync()).Id, Is.EqualTo(caller.Contact!.Id));
    }

    [Test]
    public async Task Token_LetsItsOwnBrowserTakeCallsForMinutesAndNothingElse()
    {
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        var before = TimeProvider.System.GetUtcNow();
        var ticket = await BrowserPhone.TicketAsync(lin);
        var parts = ticket.Token.Split('.');
        var (head, claims) = (Read(parts[0]), Read(parts[1]));
        var grants = claims["grants"]!;
        Assert.Multiple(() =>
        {
            Assert.That(Phones.Of(lin.Me.Id), Is.EqualTo("client:" + ticket.Identity));
            Assert.That(ticket.Identity, Has.Length.EqualTo(32).And.Not.Contain("lin").And.Not.EqualTo(lin.Me.Id.ToString("N")), "the name shows nothing");
            Assert.That((string)head["alg"]!, Is.EqualTo("HS256"));
            Assert.That((string)head["cty"]!, Is.EqualTo("twilio-fpa;v=1"));
            Assert.That((string)claims["iss"]!, Is.EqualTo(TelephoneNetwork.ApiKeySid));
            Assert.That((string)claims["sub"]!, Is.EqualTo(TelephoneNetwork.AccountSid));
            Assert.That((string)grants["identity"]!, Is.EqualTo(ticket.Identity));
            Assert.That(grants["voice"]!.ToJsonString(), Is.EqualTo("""{"incoming":{"allow":true}}"""), "it cannot call anybody");
            Assert.That(((JsonObject)grants).Select(g => g.Key), Is.EquivalentTo(new[] { "identity", "voice" }));
            Assert.That(DateTimeOffset.FromUnixTimeSeconds((long)claims["exp"]!), Is.EqualTo(ticket.Expires).And.EqualTo(before.AddMinutes(10)).Within(TimeSpan.FromSeconds(15)));
            Assert.That(parts[2], Is.EqualTo(Sign(parts[0], parts[1], TelephoneNetwork.ApiKeySecret)));
        });
        Assert.That(await BrowserPhone.AskAsync(Network, ticket.Token), Is.EqualTo(HttpStatusCode.OK));

        // Somebody else's name under the same signature, the own one under another key, and one that ran out.
        claims["grants"]!["identity"] = Phones.Wu["client:".Length..];
        Assert.That(await BrowserPhone.AskAsync(Network, $"{parts[0]}.{Write(claims)}.{parts[2]}"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await BrowserPhone.AskAsync(Network, $"{parts[0]}.{parts[1]}.{Sign(parts[0], parts[1], new string('9', 32))}"), Is.EqualTo(HttpStatusCode.Unauthorized));
        claims["exp"] = before.AddSeconds(-1).ToUnixTimeSeconds();
        var late = Write(claims);
        Assert.That(await BrowserPhone.AskAsync(Network, $"{parts[0]}.{late}.{Sign(parts[0], late, TelephoneNetwork.ApiKeySecret)}"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Token_IsRefusedToWhoeverDoesNotTakeCallsInTheBrowser()
    {
        using var nobody = new HttpClient { BaseAddress = Server.Url };
        nobody.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        using (var response = await nobody.PostAsJsonAsync("/api/voice/token", new { }))
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        using (var response = await admin.PostAsync("/api/voice/token", new { }))
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "no counsellor");
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        lin.Http.DefaultRequestHeaders.Remove("X-Requested-With");
        using (var response = await lin.PostAsync("/api/voice/token", new { }))
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "another site's page cannot ask");
    }

    [Test]
    public async Task Choice_OfTheOwnTelephone_RingsItFromTheNextCallAndBackAgain()
    {
        var zhou = await WithoutDeviceAsync("zhou");
        try
        {
            using (var bad = await zhou.Staff.Http.PutAsJsonAsync("/api/voice", new OwnVoice(VoiceWay.Telephone, "12", true), HotlineJson.Options))
                Assert.That(await bad.Content.ReadAsStringAsync(), Does.Contain("number: is not a telephone number"));
            using (var sip = await zhou.Staff.Http.PutAsJsonAsync("/api/voice", new OwnVoice(VoiceWay.Sip, "sip:a@example.org", true), HotlineJson.Options))
                Assert.That(sip.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "the office's to set");
            var saved = await ChooseAsync(zhou, new OwnVoice(VoiceWay.Telephone, OwnNumber, true));
            Assert.That(saved, Is.EqualTo(new OwnVoice(VoiceWay.Telephone, OwnNumber, true)));
            await Eventually.ThatAsync(() => zhou.Me?.Voice is VoiceWay.Telephone, "the desk shows it");
            using (var token = await zhou.Staff.PostAsync("/api/voice/token", new { }))
                Assert.That(token.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            var card = await zhou.AcceptAsync();
            var leg = (string)(await Network.WaitForLegAsync(OwnNumber, "ringing"))["sid"]!;
            await Network.ActAsync(leg, "answer");
            await Network.WaitAsync(leg, "said:接听请按 1");
            await Network.PressAsync(leg, "1");
            await zhou.BecomesAsync(card.Id, ContactState.Connected);
            await Network.ActAsync(sid, "hangup");
            await zhou.BecomesAsync(card.Id, ContactState.WrapUp);
            Assert.That(Record.Audited(zhou.Id), Has.Some.Matches<(string Actor, string Act, string? Detail, string? Reason)>(a => a.Detail == "own voice: Telephone"));
        }
        finally
        {
            Assert.That((await ChooseAsync(zhou, new OwnVoice(VoiceWay.Browser, null, true))).Way, Is.EqualTo(VoiceWay.Browser));
        }
    }

    private static async Task<OwnVoice> ChooseAsync(CounsellorClient counsellor, OwnVoice choice)
    {
        using var response = await counsellor.Staff.Http.PutAsJsonAsync("/api/voice", choice, HotlineJson.Options);
        return await StaffMember.ReadAsync<OwnVoice>(response);
    }

    /// <summary>On shift in a console whose browser has said nothing yet.</summary>
    private async Task<CounsellorClient> WithoutDeviceAsync(string name)
    {
        var counsellor = await OpenAsync(name);
        counsellor.HasDevice = false;
        await counsellor.BeginShiftAsync();
        return counsellor;
    }

    private async Task<BrowserPhone> ReadyAsync(CounsellorClient counsellor)
    {
        var phone = await BrowserPhone.RegisterAsync(Network, (await BrowserPhone.TicketAsync(counsellor.Staff)).Token);
        _phones.Add(phone);
        Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.SetVoice), true)).Refusal, Is.Null);
        await Eventually.ThatAsync(() => counsellor.Me is { VoiceReady: true }, "the server knows");
        return phone;
    }

    private async Task<Guid> ContactAsync(string sid)
    {
        Guid? contact = null;
        await Eventually.ThatAsync(() => (contact = Record.ContactOfCall(sid)) is not null, "SQL holds the call");
        return contact!.Value;
    }

    private static JsonObject Read(string part) => (JsonObject)JsonNode.Parse(Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=')))!;

    private static string Write(JsonObject claims) => Plain(Encoding.UTF8.GetBytes(claims.ToJsonString()));

    private static string Sign(string head, string claims, string secret) => Plain(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{head}.{claims}")));

    private static string Plain(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

[Category("Garnet")]
internal sealed class BrowserVoiceJourneyOnGarnetTests() : BrowserVoiceJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class BrowserVoiceJourneyOnRedisTests() : BrowserVoiceJourneyTests(Store.Redis);
