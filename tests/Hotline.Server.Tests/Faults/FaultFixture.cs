using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Faults;

/// <summary>A server of its own with one contact chatting, one offered, one waiting and one on the phone.</summary>
internal abstract class FaultFixture(Store store) : JourneyFixture(store)
{
    private int _typed;

    protected override bool OwnServer => true;
    protected CounsellorClient Lin { get; private set; } = null!;
    protected CounsellorClient Wu { get; private set; } = null!;
    protected CallerClient Chatting { get; private set; } = null!;
    protected CallerClient Offered { get; private set; } = null!;
    protected CallerClient Waiting { get; private set; } = null!;
    protected Guid OnPhone { get; private set; }
    protected string CallerLeg { get; private set; } = "";
    protected string CounsellorLeg { get; private set; } = "";

    /// <summary>What the two who chat have typed so far, in each one's own order.</summary>
    protected List<string> Said { get; } = [];

    protected async Task SetSceneAsync()
    {
        Said.Clear();
        _typed = 0;
        // An offer outlasts the fault, however slow the machine.
        using (var admin = await StaffMember.SignInAsync(Server.Url, "admin"))
            await admin.ChangeLineAsync("12355", line => line with { OfferSeconds = 120 });
        Wu = await OnShiftAsync("wu");
        CallerLeg = await Network.DialAsync("+8613876543210");
        OnPhone = (await Wu.AcceptAsync()).Id;
        CounsellorLeg = (string)(await Network.WaitForLegAsync(Phones.Wu, "ringing"))["sid"]!;
        await Network.ActAsync(CounsellorLeg, "answer");
        await Network.WaitAsync(CallerLeg, "in-conference");
        await Wu.BecomesAsync(OnPhone, ContactState.Connected);

        Lin = await OnShiftAsync("lin");
        Chatting = await ArriveAsync();
        await Lin.AcceptAsync(Chatting.Id);
        await Chatting.BecomesAsync(ContactState.Connected);
        TypeBoth();
        // The first message that a server reads compiles its rules.
        await SaidAsync(30);
        Offered = await ArriveAsync();
        await Lin.OfferAsync(Offered.Id);
        Waiting = await ArriveAsync();
        Assert.That(Waiting.State, Is.EqualTo(ContactState.Waiting));
    }

    /// <summary>Both type a message, whether connected or not.</summary>
    protected void TypeBoth()
    {
        var n = ++_typed;
        Chatting.Type($"来访者 {n}");
        Lin.Type(Chatting.Id, $"咨询员 {n}");
        Said.Add($"来访者 {n}");
        Said.Add($"咨询员 {n}");
    }

    /// <summary>Everything that was typed stands on both screens once, each side's in its order, and in the same order on both.</summary>
    protected async Task SaidAsync(double seconds = 10)
    {
        await Eventually.ThatAsync(
            () => Chatting.AllSent && Lin.AllSent && Chatting.Texts.Count == Said.Count && Lin.Texts(Chatting.Id).Count == Said.Count, "all messages are on both screens", seconds,
            () => $"caller [{string.Join(", ", Chatting.Texts)}] sent {Chatting.AllSent} in {Chatting.IsIn} {Chatting.Trouble?.Message} ({string.Join(",", Chatting.Problems)}); "
                + $"counsellor [{string.Join(", ", Lin.Texts(Chatting.Id))}] sent {Lin.AllSent} in {Lin.IsIn} {Lin.Trouble?.Message} ({string.Join(",", Lin.Problems)})");
        Assert.That(Chatting.Texts, Is.EquivalentTo(Said));
        Assert.That(Lin.Texts(Chatting.Id), Is.EqualTo(Chatting.Texts), "both read the same chat");
        foreach (var side in new[] { "来访者", "咨询员" })
            Assert.That(Chatting.Texts.Where(t => t.StartsWith(side, StringComparison.Ordinal)), Is.EqualTo(Said.Where(t => t.StartsWith(side, StringComparison.Ordinal))), $"{side} in the order of typing");
    }

    /// <summary>Everybody is back in the place that he or she had.</summary>
    protected async Task EverybodyBackAsync(double seconds = 10)
    {
        await Eventually.ThatAsync(
            () => Chatting is { IsIn: true, State: ContactState.Connected } && Lin.IsIn && Lin.Card(Chatting.Id)?.State is ContactState.Connected
                && Offered.IsIn && Offered.State is ContactState.Offered && Lin.Card(Offered.Id)?.State is ContactState.Offered
                && Waiting is { IsIn: true, State: ContactState.Waiting, Place.Position: 1 }
                && Wu.IsIn && Wu.Card(OnPhone)?.State is ContactState.Connected,
            "everybody is back", seconds,
            () => $"chatting {Chatting.State} {Lin.Card(Chatting.Id)?.State}, offered {Offered.State} {Lin.Card(Offered.Id)?.State}, waiting {Waiting.State} {Waiting.Place}, phone {Wu.Card(OnPhone)?.State}; "
                + $"lin {Lin.IsIn} {Lin.Me} {Lin.Trouble?.Message}; wu {Wu.IsIn} {Wu.Me} {Wu.Trouble?.Message}; {Chatting.Trouble?.Message} {string.Join(",", Chatting.Problems)} {Waiting.Trouble?.Message}");
        Assert.That((bool)(await Network.ReadAsync(CallerLeg))["ended"]!, Is.False, "the call goes on");
    }

    /// <summary>All four contacts go on to their ends, and the record is whole.</summary>
    protected async Task EverybodyFinishesAsync(bool gapsAllowed = false)
    {
        await Network.ActAsync(CallerLeg, "hangup");
        await Wu.BecomesAsync(OnPhone, ContactState.WrapUp, 15);
        Assert.That((await Wu.ActAsync(nameof(IConsoleHub.Close), OnPhone, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await Lin.AcceptAsync(Offered.Id);
        // Whoever was free first has the one who waited.
        await Eventually.ThatAsync(() => Wu.Card(Waiting.Id)?.State is ContactState.Offered || Lin.Card(Waiting.Id)?.State is ContactState.Offered, "the waiting one is offered");
        var taker = Wu.Card(Waiting.Id)?.State is ContactState.Offered ? Wu : Lin;
        await taker.AcceptAsync(Waiting.Id);
        foreach (var (counsellor, caller) in new[] { (Lin, Chatting), (Lin, Offered), (taker, Waiting) })
        {
            Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.Null);
            await caller.BecomesAsync(ContactState.WrapUp);
            Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        }
        foreach (var contact in new[] { OnPhone, Chatting.Id, Offered.Id, Waiting.Id })
        {
            await RecordedAsync(contact, "ContactClosed", 15);
            Assert.That(Record.State(contact), Is.EqualTo("Closed"));
            var types = Record.Types(contact);
            var lost = gapsAllowed && Record.Gaps().Count > 0;
            foreach (var once in new[] { "ContactArrived", "ContactConnected", "ContactEnded", "ContactClosed" })
                Assert.That(types.Count(t => t == once), lost ? Is.AtMost(1) : Is.EqualTo(1), $"{once} in {string.Join(", ", types)}");
        }
        await AssertChatRecordedAsync();
        Record.AssertWhole(gapsAllowed);
    }

    /// <summary>The record holds each message of the chat once.</summary>
    protected async Task AssertChatRecordedAsync()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var story = await supervisor.OpenStoryAsync(Chatting.Id);
        Assert.That(story.Messages.Select(m => m.Text), Is.EquivalentTo(Said));
    }
}
