using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Conference;
using Twilio.Types;
using HttpClient = System.Net.Http.HttpClient;

namespace Hotline.Server.Tests.Emulator;

internal sealed class RestApiTests : EmulatorFixture
{
    [Test]
    public async Task Request_WrongToken_IsRefusedAsTwilioDoes()
    {
        Rest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "QUM6d3Jvbmc=");

        using var response = await Rest.GetAsync(new Uri("Calls.json", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.That(body.Select(p => p.Key), Is.EquivalentTo(new[] { "code", "message", "more_info", "status" }));
        Assert.That((int)body["code"]!, Is.EqualTo(20003));
    }

    [Test]
    public async Task TwilioSdk_CallsConferencesAndParticipants_ReadsEveryAnswer()
    {
        using var http = new HttpClient(new ToEmulator(Address));
        var twilio = new TwilioRestClient(AccountSid, AuthToken, httpClient: new SystemNetHttpClient(http));
        Toy.On("/voice", "<Dial><Conference>room</Conference></Dial>");
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");

        var participant = await ParticipantResource.CreateAsync(
            "room", new PhoneNumber(Line), new PhoneNumber("client:li"), label: "counsellor", client: twilio);
        Assert.That(participant.Label, Is.EqualTo("counsellor"));
        await ActAsync(participant.CallSid, "answer");
        await WaitAsync(caller, "in-conference");

        var conference = (await ConferenceResource.ReadAsync(
            friendlyName: "room", status: ConferenceResource.StatusEnum.InProgress, client: twilio)).Single();
        var inside = await ParticipantResource.ReadAsync(conference.Sid, client: twilio);
        var held = await ParticipantResource.UpdateAsync(conference.Sid, "counsellor", hold: true, client: twilio);
        var calls = (await CallResource.ReadAsync(status: CallResource.StatusEnum.InProgress, pageSize: 1, client: twilio)).ToList();
        var ended = await ConferenceResource.UpdateAsync(
            conference.Sid, status: ConferenceResource.UpdateStatusEnum.Completed, client: twilio);
        await WaitAsync(caller, "completed");
        var call = await CallResource.FetchAsync(caller, client: twilio);
        var made = await CallResource.CreateAsync(
            new PhoneNumber("client:li"), new PhoneNumber(Line), url: new Uri($"{Toy.Url}/voice"), client: twilio);

        Assert.Multiple(() =>
        {
            Assert.That(inside.Count(), Is.EqualTo(2));
            Assert.That(held.Hold, Is.True);
            Assert.That(calls, Has.Count.EqualTo(2), "pages are followed");
            Assert.That(ended.ReasonConferenceEnded, Is.EqualTo(ConferenceResource.ReasonConferenceEndedEnum.ConferenceEndedViaApi));
            Assert.That(call.Status, Is.EqualTo(CallResource.StatusEnum.Completed));
            Assert.That(call.StartTime, Is.Not.Null);
            Assert.That(made.Status, Is.EqualTo(CallResource.StatusEnum.Queued));
        });
    }

    [Test]
    public async Task CreateCall_BadNumbers_AreRefusedWithTwiliosCodes()
    {
        var codes = new[]
        {
            (int)(await PostAsync("Calls.json", ("From", Line))).Body!["code"]!,
            (int)(await PostAsync("Calls.json", ("To", Caller))).Body!["code"]!,
            (int)(await PostAsync("Calls.json", ("To", "110"), ("From", Line), ("Url", Toy.Url))).Body!["code"]!,
            (int)(await PostAsync("Calls.json", ("To", Caller), ("From", Caller), ("Url", Toy.Url))).Body!["code"]!,
            (int)(await PostAsync("Calls.json", ("To", Caller), ("From", Line))).Body!["code"]!,
            (int)(await PostAsync("Calls/CA00000000000000000000000000000000.json", ("Status", "completed"))).Body!["code"]!,
        };

        Assert.That(codes, Is.EqualTo(new[] { 21201, 21213, 21211, 21210, 21205, 20404 }));
    }

    [Test]
    public async Task Fault_RestError_StrikesAsOftenAsToldAndIsLogged()
    {
        using var fault = await Http.PostAsJsonAsync("/api/faults", new { kind = "rest-error", times = 1 });

        using var first = await Rest.GetAsync(new Uri("Calls.json?Status=ringing", UriKind.Relative));
        using var second = await Rest.GetAsync(new Uri("Calls.json", UriKind.Relative));

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        var log = JsonNode.Parse(await Http.GetStringAsync("/api/requests"))!.AsArray();
        Assert.That((string)log[0]!["params"]!["Status"]![0]!, Is.EqualTo("ringing"));
    }

    [Test]
    public async Task Callback_Repeated_IsSentAgainWithTheSameSignature()
    {
        Toy.On("/voice", "<Hangup/>");
        await WaitAsync(await DialInAsync(), "completed");
        await ReceivedAsync("/status", all => all.Count == 1);
        var n = (int)JsonNode.Parse(await Http.GetStringAsync("/api/callbacks?kind=call-status"))!.AsArray().Single()!["n"]!;

        using var response = await Http.PostAsync(new Uri($"/api/callbacks/{n}/repeat", UriKind.Relative), null);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Toy.At("/status").Select(r => r.SignatureHolds), Is.EqualTo(new[] { true, true }));
    }

    /// <summary>Sends what the SDK meant for Twilio to the emulator.</summary>
    private sealed class ToEmulator(Uri address) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
