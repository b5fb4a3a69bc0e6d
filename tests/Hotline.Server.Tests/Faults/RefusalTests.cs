using System.Net;
using System.Net.WebSockets;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Faults;

/// <summary>What nobody may do changes nothing, and says so.</summary>
internal abstract class RefusalTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Webhook_WithForgedSignature_IsRefusedAndChangesNothing()
    {
        var before = Record.Events().Count;
        foreach (var path in new[] { "incoming", "wait", "join", "after", "leg", "conference", "status" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/twilio/voice/{path}");
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["AccountSid"] = TelephoneNetwork.AccountSid, ["CallSid"] = "CA11111111111111111111111111111111", ["From"] = "+8613800001111", ["To"] = TelephoneNetwork.Youth,
                ["CallStatus"] = "ringing",
            });
            request.Headers.Add("X-Twilio-Signature", "Zm9yZ2VkZm9yZ2VkZm9yZ2VkZm8=");
            using var answer = await Server.Http.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
        // Whatever had been accepted would be recorded before this contact is.
        var caller = await ArriveAsync();
        await RecordedAsync(caller.Id, "ContactArrived");
        Assert.That(Record.Events().Skip(before).Where(e => e.By == "network" || e.Type == "ContactArrived" && e.Contact != caller.Id), Is.Empty);
    }

    [Test]
    public async Task Webhook_Repeated_ChangesNothing()
    {
        var lin = await OnShiftAsync("lin");
        var first = (await Network.CallbacksAsync()).Select(c => (int)c!["n"]!).DefaultIfEmpty(0).Max();
        var sid = await Network.DialAsync("+8613912345678");
        var contact = (await lin.AcceptAsync()).Id;
        var leg = (string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!;
        await Network.ActAsync(leg, "answer");
        await lin.BecomesAsync(contact, ContactState.Connected);
        await RepeatAllAsync(first);
        Assert.That(lin.Card(contact)!.State, Is.EqualTo(ContactState.Connected));
        Assert.That((bool)(await Network.ReadAsync(sid))["ended"]!, Is.False, "the conversation goes on");
        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        await RepeatAllAsync(first);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(contact, "ContactClosed");
        await RepeatAllAsync(first);
        var later = await ArriveAsync();
        await RecordedAsync(later.Id, "ContactArrived");
        Assert.That(Record.Types(contact).Where(t => t is not "CallChanged"), Is.EqualTo(new[] { "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed" }));
        Assert.That(Record.ContactOfCall(sid), Is.EqualTo(contact), "no second contact was made of the call");
    }

    [Test]
    public async Task Ticket_TamperedWith_OpensNothing()
    {
        var caller = await ArriveAsync();
        var ticket = caller.Ticket!;
        await using var stranger = await ConnectAsync("203.0.113.1");
        foreach (var forged in new[] { "", "x", ticket[..^4] + "AAAA", ticket[..20] + (ticket[20] == 'A' ? 'B' : 'A') + ticket[21..], new string('A', 5000) })
        {
            var answer = await stranger.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), new ResumeRequest(forged, 0, []));
            Assert.That((answer.Problem, answer.Contact), Is.EqualTo(("badTicket", (CallerContact?)null)));
        }
        Assert.That((await stranger.InvokeAsync<SendResult>(nameof(ICallerHub.Send), Guid.CreateVersion7(), "hallo")).Problem, Is.EqualTo("noContact"));
        Assert.That((await stranger.InvokeAsync<ActResult>(nameof(ICallerHub.End))).Problem, Is.EqualTo("noContact"));
    }

    [Test]
    public async Task Connection_BoundToOneContact_ReachesNoOther()
    {
        var one = await ArriveAsync();
        var other = await ArriveAsync();
        var before = Record.Events().Count;
        var crossed = await one.Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), new ResumeRequest(other.Ticket!, 0, []));
        Assert.That((crossed.Problem, crossed.Contact), Is.EqualTo(("badRequest", (CallerContact?)null)));
        var second = await one.Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Start), new StartRequest(Guid.CreateVersion7(), "12355", null));
        Assert.That((second.Problem, second.Contact), Is.EqualTo(("badRequest", (CallerContact?)null)));
        one.Type("只给自己的");
        await Eventually.ThatAsync(() => one.AllSent, "the own contact is reached");
        await RecordedAsync(one.Id, "MessagePosted");
        Assert.That(other.Texts, Is.Empty);
        Assert.That(Record.Events().Skip(before).Select(e => e.Contact).Where(c => c is not null), Is.All.AnyOf(one.Id, other.Id), "no contact without a caller was made");
        Assert.That(Record.Messages(other.Id), Is.Empty);
    }

    [Test]
    public async Task Counsellor_AsksForAnothersContact_IsRefusedEverywhere()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        var card = await lin.OfferAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Accept), caller.Id, card.Offer!.Id)).Refusal, Is.EqualTo(Refusal.OfferUnknown));
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Decline), caller.Id, card.Offer.Id, null)).Refusal, Is.EqualTo(Refusal.OfferUnknown));
        await lin.AcceptAsync(caller.Id);
        caller.Type("只给林老师");
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).Count == 1, "the message is there");

        Assert.That((await chen.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), caller.Id, Guid.CreateVersion7(), "x")).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That(() => chen.Hub.InvokeAsync<IReadOnlyList<MessageView>>(nameof(IConsoleHub.ReadMessages), caller.Id, 0), Throws.InstanceOf<HubException>().With.Message.Contain("NotYours"));
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.EqualTo(Refusal.NotYours));
        await chen.Hub.InvokeAsync(nameof(IConsoleHub.Seen), caller.Id, 1);
        await chen.Hub.InvokeAsync(nameof(IConsoleHub.Typing), caller.Id);
        Assert.That((await chen.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), caller.Id, 0L, new RecordForm())).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.EqualTo(Refusal.NotYours));
        await chen.ActAsync(nameof(IConsoleHub.EndWrapUp), caller.Id);
        var desk = await chen.Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Announce), new List<AnnouncedChat>
        {
            new(caller.Id, [new AnnouncedMessage(2, Guid.CreateVersion7(), Core.Chat.Author.Counsellor, TimeProvider.System.GetUtcNow(), "eingeschmuggelt")]),
        });
        Assert.That(desk!.Contacts, Is.Empty);
        Assert.That((caller.State, caller.SeenByCounsellor, caller.CounsellorTyped), Is.EqualTo(((ContactState?)ContactState.Connected, 0, false)));
        lin.Type(caller.Id, "好的");
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual(["只给林老师", "好的"]), "the chat is what it was");

        // Roles: a counsellor changes no line and reads no record; without a sign-in there is nothing at all.
        var lines = await chen.Staff.GetAsync<List<Core.Lines.Line>>("/api/lines");
        using var put = await chen.Staff.PutLineAsync(lines[0] with { Greeting = "x" });
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var path in new[] { "/api/lines", "/api/contacts", $"/api/contacts/{caller.Id}", "/api/account/me" })
        {
            using var anonymous = await Server.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(anonymous.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
        }
    }

    [Test]
    public async Task Message_WithScript_IsKeptAsText()
    {
        const string script = "<script>alert(document.cookie)</script><img src=x onerror=\"alert(1)\">'; DROP TABLE Messages;--\u0000\u202e";
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync(answers: new CallerAnswers { Alias = "<b>x</b>" });
        var card = await lin.AcceptAsync(caller.Id);
        Assert.That(card.Alias, Is.EqualTo("<b>x</b>"));
        caller.Type(script);
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).SequenceEqual([script]), "the text arrives as it was typed");
        await RecordedAsync(caller.Id, "MessagePosted");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        Assert.That((await supervisor.OpenStoryAsync(caller.Id)).Messages.Single().Text, Is.EqualTo(script));
    }

    [TestCase(4_001)]
    [TestCase(1_000_000)]
    public async Task Message_TooLong_IsRefusedInWordsAndChangesNothing(int length)
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var sent = await caller.Hub.InvokeAsync<SendResult>(nameof(ICallerHub.Send), Guid.CreateVersion7(), new string('a', length));
        Assert.That((sent.Problem, sent.Number), Is.EqualTo(("tooLong", (int?)null)));
        Assert.That((await lin.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), caller.Id, Guid.CreateVersion7(), new string('a', length))).Problem, Is.EqualTo("tooLong"));
        caller.Type("短");
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).SequenceEqual(["短"]), "the connection goes on");
        Assert.That(caller.IsIn && lin.IsIn, Is.True);
    }

    [Test]
    public async Task HubCall_Malformed_IsAnErrorAndTheConnectionGoesOn()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        foreach (var (method, arguments) in new (string, object?[])[]
        {
            ("DropEverything", []), (nameof(ICallerHub.Send), []), (nameof(ICallerHub.Send), [1, 2, 3, 4]), (nameof(ICallerHub.Send), ["not an id", "text"]),
            (nameof(ICallerHub.Send), [Guid.CreateVersion7(), new { a = 1 }]), (nameof(ICallerHub.Resume), [42]), (nameof(ICallerHub.Seen), ["many"]), (nameof(ICallerHub.Start), [new { startKey = "x" }]),
            ("OnDisconnectedAsync", [null]), ("Dispose", []),
        })
            Assert.That(() => caller.Hub.InvokeCoreAsync(method, typeof(object), arguments), Throws.InstanceOf<HubException>(), $"{method}({string.Join(',', arguments)})");
        foreach (var (method, arguments) in new (string, object?[])[]
        {
            (nameof(IConsoleHub.Accept), ["x", "y"]), (nameof(IConsoleHub.SetPresence), ["Sleeping", null]), (nameof(IConsoleHub.Close), [caller.Id, new { disposition = "Nonsense" }]),
            (nameof(IConsoleHub.SaveForm), [caller.Id, "zero", new { }]), (nameof(IConsoleHub.Announce), ["x"]),
        })
            Assert.That(() => lin.Hub.InvokeCoreAsync(method, typeof(object), arguments), Throws.InstanceOf<HubException>(), $"{method}({string.Join(',', arguments)})");
        // Null where a thing is required, enum members that are not meant to be chosen, numbers out of range: refused in words.
        Assert.That((await caller.Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), (object?)null)).Problem, Is.EqualTo("badTicket"));
        Assert.That((await caller.Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Start), (object?)null)).Problem, Is.EqualTo("badRequest"));
        Assert.That((await caller.Hub.InvokeAsync<SendResult>(nameof(ICallerHub.Send), Guid.CreateVersion7(), null)).Problem, Is.EqualTo("tooLong"));
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.AnswerSurvey), new SurveyRequest(9, -1))).Problem, Is.EqualTo("badRequest"));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.WrapUp, null)).Problem, Is.EqualTo("badPresence"));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), caller.Id, null)).Refusal, Is.EqualTo(Refusal.Incomplete));
        await lin.Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Announce), new List<AnnouncedChat?> { null, new(caller.Id, null!), new(caller.Id, [null!]) });
        caller.Type("还在");
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).SequenceEqual(["还在"]), "both connections go on");
        Assert.That(caller.State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task Log_OfAWholeContact_HoldsNoTextNumberOrName()
    {
        const string text = "日志里不该有-a81c", alias = "不该有的名字-b92d", note = "不该有的备注-c03e", number = "13998765432";
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync(answers: new CallerAnswers { Alias = alias });
        await lin.AcceptAsync(caller.Id);
        caller.Type(text);
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).Count == 1, "the message is there");
        Assert.That(() => caller.Hub.InvokeCoreAsync(nameof(ICallerHub.Send), typeof(object), [text, alias]), Throws.InstanceOf<HubException>());
        await lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), caller.Id, 0L, new RecordForm { Notes = new RecordNotes { Said = note } });
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.Null);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.EndWrapUp), caller.Id)).Refusal, Is.Null);
        var sid = await Network.DialAsync($"+86{number}");
        var call = await lin.AcceptAsync();
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "decline");
        await RecordedAsync(call.Id, "ContactReturned");
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(call.Id, "ContactAbandoned");
        using (var leak = await Server.Http.PostAsync(new Uri("/api/account/sign-in", UriKind.Relative), new StringContent($"{{\"password\":\"{note}\"")))
            Assert.That((int)leak.StatusCode, Is.InRange(400, 499));
        var log = Server.Log;
        foreach (var secret in new[] { text, alias, note, number, "a81c", "b92d", "c03e", caller.Ticket! })
            Assert.That(log, Does.Not.Contain(secret));
    }

    [TearDown]
    public void SearchLog()
    {
        var log = Server.Log;
        foreach (var secret in new[] { "13912345678", "13800001111", "只给林老师", "只给自己的", "alert(document.cookie)", "eingeschmuggelt", "林晓", StaffMember.Password, TelephoneNetwork.AuthToken })
            Assert.That(log, Does.Not.Contain(secret));
        // SignalR logs a refusal in words (HubException) as a failure; anything else would be a bug of ours.
        var failures = log.Split('\n').Index().Where(l => l.Item.StartsWith("fail:", StringComparison.Ordinal) || l.Item.StartsWith("crit:", StringComparison.Ordinal))
            .Select(l => string.Join('\n', log.Split('\n').Skip(l.Index).Take(4)));
        Assert.That(failures, Is.All.Contains("HubException"));
    }

    protected async Task<HubConnection> ConnectAsync(string address)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(Server.Url, "/hubs/caller"), options =>
        {
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.Headers["X-Forwarded-For"] = address;
        }).AddJsonProtocol(options => Core.HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        await hub.StartAsync();
        return hub;
    }

    private async Task RepeatAllAsync(int after)
    {
        foreach (var n in (await Network.CallbacksAsync()).Select(c => (int)c!["n"]!).Where(n => n > after).ToList())
            await Network.RepeatAsync(n);
    }
}

[Category("Garnet")]
internal sealed class RefusalOnGarnetTests() : RefusalTests(Store.Garnet)
{
    [Test]
    public async Task Flood_FromOneAddress_IsThrottledAndASecondCallerBehindItStillGetsIn()
    {
        const string school = "203.0.113.200";
        var sockets = Enumerable.Range(0, 1000).Select(_ => new ClientWebSocket()).ToList();
        try
        {
            var attempts = sockets.Select(async socket =>
            {
                socket.Options.SetRequestHeader("X-Forwarded-For", school);
                socket.Options.CollectHttpResponseDetails = true;
                try
                {
                    await socket.ConnectAsync(new Uri($"ws://{Server.Url.Authority}/hubs/caller"), CancellationToken.None);
                }
                catch (WebSocketException)
                {
                    // Refused; the status says how.
                }
                return socket.HttpStatusCode;
            }).ToList();
            var statuses = await Task.WhenAll(attempts);
            Assert.That(statuses.Count(s => s is HttpStatusCode.TooManyRequests), Is.GreaterThan(500), string.Join(", ", statuses.CountBy(s => s)));
            Assert.That(statuses, Is.All.AnyOf(HttpStatusCode.TooManyRequests, HttpStatusCode.SwitchingProtocols));

            var began = TimeProvider.System.GetTimestamp();
            var second = await ArriveFromAsync(school);
            Assert.That(second.State, Is.EqualTo(ContactState.Waiting));
            Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)));
            Assert.That(await Server.IsReadyAsync(), Is.True);
        }
        finally
        {
            foreach (var socket in sockets)
                socket.Dispose();
        }
    }
}

[Category("Redis")]
internal sealed class RefusalOnRedisTests() : RefusalTests(Store.Redis);
