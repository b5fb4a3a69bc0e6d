using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A caller who writes leaves a message: on a closed line, or instead of waiting.</summary>
internal abstract class NoteJourneyTests(Store store) : JourneyFixture(store)
{
    private const string Text = "想找人说说话-n41a", When = "周六上午-n41b", Number = "138 6600 4141", Dialled = "+8613866004141";
    private static readonly OverflowStep Now = new() { When = OverflowWhen.Waited, To = OverflowTo.Message, AfterSeconds = 0 };

    [Test]
    public async Task ClosedLine_NoteLeft_IsOneSealedContactThatIsReadAndRungBack()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with { ShutNow = true });
        var key = Guid.CreateVersion7();
        try
        {
            await using var hub = await ConnectAsync();
            var closed = await hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Start), new StartRequest(Guid.CreateVersion7(), "12356", null));
            Assert.That(closed.ClosedLine!.Ways, Is.EqualTo(new[] { new WayView(OverflowTo.Message) }));
            for (var i = 0; i < 2; i++)
                Assert.That(await LeaveAsync(hub, new NoteRequest(key, "12356", Text, NoteReply.Ring, Number, When, "zh-CN")), Is.EqualTo(new ActResult(null)));
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { ShutNow = false });
        }
        var lin = await OnShiftAsync("lin");
        var card = await lin.AcceptAsync();
        await RecordedAsync(card.Id, "OfferAccepted");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((card.Channel, card.Line, card.Left?.MayCall, card.Left?.MayText, card.Left?.When), Is.EqualTo((Channel.Message, "12356", (bool?)true, (bool?)null, When)));
            Assert.That(card.CallerNumberMasked, Does.EndWith("4141").And.Contains("*"));
            Assert.That(lin.Texts(card.Id), Is.EqualTo(new[] { Text }));
            Assert.That(Record.Types(card.Id).Count(t => t is "ContactArrived"), Is.EqualTo(1), "twice told, once kept");
        }
        foreach (var file in FilesAtRest())
            foreach (var secret in new[] { Text, When, "13866004141", "n41a" })
                Assert.That(ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)), Is.EqualTo(-1), $"{file} is sealed");

        Assert.That((await lin.ActAsync(nameof(IConsoleHub.RingBack), card.Id)).Refusal, Is.Null);
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        var rung = (string)(await Network.WaitForLegAsync(Dialled, "ringing"))["sid"]!;
        await Network.ActAsync(rung, "answer");
        await RecordedAsync(card.Id, "ContactEnded");
        var back = Record.Following(card.Id)!.Value;
        await lin.BecomesAsync(back, ContactState.Connected);
        await Network.ActAsync(rung, "hangup");
        await lin.BecomesAsync(back, ContactState.WrapUp);
        foreach (var id in new[] { card.Id, back })
            await CloseAsync(lin, id);
        Record.AssertWhole();
    }

    [Test]
    public async Task WaitingChat_LeavesANote_WaitsNoMoreAndTheNoteHasTheArrivalAndTheName()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12355", line => line with { Overflow = [Now] });
        try
        {
            var caller = await ArriveAsync(answers: new CallerAnswers { Alias = "小舟" });
            var seen = await caller.Hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), new ResumeRequest(caller.Ticket!, 0, []));
            Assert.That(seen.Ways, Is.EqualTo(new[] { new WayView(OverflowTo.Message) }));
            Assert.That(await LeaveAsync(caller.Hub, new NoteRequest(Guid.CreateVersion7(), "12355", null, NoteReply.Ring, Number, null, null)), Is.EqualTo(new ActResult(null)), "who asks to be rung need not write");
            await caller.BecomesAsync(ContactState.Overflowed);
            await RecordedAsync(caller.Id, "ContactOverflowed");
            var note = Record.Image(caller.Id).Overflow!.Contact!.Value;
            await RecordedAsync(note, "ContactArrived");
            Assert.That(Record.Image(note).Arrived, Is.EqualTo(Record.Image(caller.Id).Arrived));
            var lin = await OnShiftAsync("lin");
            var card = await lin.AcceptAsync(note);
            Assert.That((card.Alias, card.Follows, card.Messages), Is.EqualTo(("小舟", (Guid?)caller.Id, 0)));
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), note)).Refusal, Is.Null);
            await lin.BecomesAsync(note, ContactState.WrapUp);
            await CloseAsync(lin, note);
            Record.AssertWhole();
        }
        finally
        {
            await admin.ChangeLineAsync("12355", line => line with { Overflow = null });
        }
    }

    [Test]
    public async Task Note_ThatMayNotBe_IsRefusedInWordsAndChangesNothing()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await using var hub = await ConnectAsync();
        var before = Record.Events().Count;
        NoteRequest Note(string? text, NoteReply reply = NoteReply.None, string? number = null, string line = "12355", string? when = null) => new(Guid.CreateVersion7(), line, text, reply, number, when, null);
        foreach (var (note, problem) in new (NoteRequest?, string)[]
        {
            (null, "badRequest"), (Note("x") with { NoteKey = Guid.Empty }, "badRequest"), (Note("x", (NoteReply)9), "badRequest"), (Note(" "), "tooLong"), (Note(new string('a', 4_001)), "tooLong"),
            (Note(new string('a', 1_000_000)), "tooLong"), (Note("x", when: new string('a', 101)), "tooLong"), (Note("x", NoteReply.Ring), "badNumber"), (Note("x", NoteReply.Ring, "120"), "badNumber"),
            (Note("x", NoteReply.Text, "+1 900 555 0100"), "badNumber"),
        })
            Assert.That((await LeaveAsync(hub, note!)).Problem, Is.EqualTo(problem));
        Assert.That((await LeaveAsync(hub, Note("x", line: "nowhere"))).Refusal, Is.EqualTo(Refusal.LineUnknown));

        // Somebody who is not safe is not sent away with a message.
        var caller = await ArriveAsync(answers: new CallerAnswers { SafeNow = SafeNow.NotSafe });
        Assert.That((await LeaveAsync(caller.Hub, Note("x"))).Refusal, Is.EqualTo(Refusal.WrongState));
        Assert.That(caller.State, Is.EqualTo(ContactState.Waiting));
        await admin.ChangeLineAsync("wenxin", line => line with { Overflow = [] });
        try
        {
            Assert.That((await LeaveAsync(hub, Note("x", line: "wenxin"))).Problem, Is.EqualTo("notTaken"));
        }
        finally
        {
            await admin.ChangeLineAsync("wenxin", line => line with { Overflow = null });
        }
        await RecordedAsync(caller.Id, "ContactArrived");
        Assert.That(Record.Events().Skip(before).Where(e => e.Type is "ContactArrived").Select(e => e.Contact), Is.EqualTo(new[] { (Guid?)caller.Id }));
    }

    [Test]
    public async Task Notes_InARow_FromOneAddress_AreThrottled()
    {
        await using var hub = await ConnectAsync();
        var problems = new List<string?>();
        for (var i = 0; i < 100 && problems.LastOrDefault() is not "tooFast"; i++)
            problems.Add((await LeaveAsync(hub, new NoteRequest(Guid.CreateVersion7(), "12355", " ", NoteReply.None, null, null, null))).Problem);
        Assert.That(problems[^1], Is.EqualTo("tooFast"));
    }

    private static Task<ActResult> LeaveAsync(HubConnection hub, NoteRequest note) => hub.InvokeAsync<ActResult>(nameof(ICallerHub.LeaveNote), note);

    private async Task CloseAsync(CounsellorClient lin, Guid id)
    {
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(id, "ContactClosed");
    }

    /// <summary>A page that has started nothing yet, from an address of its own.</summary>
    private async Task<HubConnection> ConnectAsync()
    {
        var address = $"203.0.113.{Interlocked.Increment(ref _addresses)}";
        var hub = new HubConnectionBuilder().WithUrl(new Uri(Server.Url, "/hubs/caller"), options =>
        {
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.Headers["X-Forwarded-For"] = address;
        }).AddJsonProtocol(options => Core.HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        await hub.StartAsync();
        return hub;
    }

    private static int _addresses = 20;
}

[Category("Garnet")]
internal sealed class NoteJourneyOnGarnetTests() : NoteJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class NoteJourneyOnRedisTests() : NoteJourneyTests(Store.Redis);
