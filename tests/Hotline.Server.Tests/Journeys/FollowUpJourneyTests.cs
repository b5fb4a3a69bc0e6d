using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;
using System.Net.Http.Json;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A follow-up from the plan to the telephone that rings, or does not.</summary>
internal abstract class FollowUpJourneyTests(Store store) : JourneyFixture(store)
{
    private static int _callers;
    private string _number = "";

    protected override bool OwnServer => true;

    [SetUp]
    public async Task PrepareAsync()
    {
        _number = $"+86138{77000000 + Interlocked.Increment(ref _callers)}";
        await SettingsAsync(settings => settings with { Hours = [new SafeWindow("1234567", "00:00", "24:00")] });
    }

    [Test]
    public async Task Due_SafeToContact_IsOfferedToTheSameCounsellorAndTheCallerIsRung()
    {
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = true });
        var chen = await OnShiftAsync("chen");
        Record.MakeDue(first);
        var card = await lin.OfferAsync(seconds: 40);
        Assert.That(card.FollowUp, Is.Not.Null);
        using (var brief = await lin.Staff.Http.GetAsync(Path($"/api/contacts/{card.Id}/follow-up")))
            Assert.That((await StaffMember.ReadAsync<FollowUpBrief>(brief)) is { Step: 1, Risk: RiskLevel.Moderate, SafeToContact: true }, Is.True);
        using (var others = await chen.Staff.Http.GetAsync(Path($"/api/contacts/{card.Id}/follow-up")))
            Assert.That(others.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Forbidden), "only for whom it is offered to");
        await lin.AcceptAsync(card.Id);
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        var rung = (string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!;
        await Network.ActAsync(rung, "answer");
        await Network.WaitAsync(rung, "in-conference");
        await lin.BecomesAsync(card.Id, ContactState.Connected);
        await Network.ActAsync(rung, "hangup");
        await lin.BecomesAsync(card.Id, ContactState.WrapUp);
        await CloseAsync(lin, card.Id, RiskLevel.Low);
        await Eventually.ThatAsync(() => Record.FollowUps(first).SequenceEqual(["Done"]), "the follow-up is done", 30, () => string.Join(',', Record.FollowUps(first)));
        Assert.That(Record.Attempts(first), Is.EqualTo(new[] { ("Reached", (Guid?)card.Id) }));
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        Assert.That((await supervisor.OpenStoryAsync(card.Id)).Follows, Is.EqualTo(first));
        Assert.That((await supervisor.OpenStoryAsync(first)).FollowUps.Single().Attempts.Single().Contact, Is.EqualTo(card.Id));
        Record.AssertWhole();
    }

    [Test]
    public async Task Due_NobodyAnswers_IsTriedAgainAndThenASupervisorDecides()
    {
        await SettingsAsync(settings => settings with { Attempts = 2 });
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = true });
        foreach (var (state, attempts) in new[] { ("Planned", 1), ("Unreachable", 2) })
        {
            Record.MakeDue(first);
            var card = await lin.AcceptAsync(seconds: 40);
            await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
            await Network.ActAsync((string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!, "decline");
            await RecordedAsync(card.Id, "ContactAbandoned", 30);
            await Eventually.ThatAsync(() => Record.FollowUpsNow(first).Single() is var now && now.State == state && now.Attempts == attempts, $"it is {state}", 30, () => $"{Record.FollowUpsNow(first).Single()}");
        }
        Assert.That(Record.Attempts(first).Select(a => a.Outcome), Is.EqualTo(new[] { "NoAnswer", "NoAnswer" }));
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        Assert.That((await supervisor.GetAsync<List<FollowUpRow>>("/api/follow-ups")).Single().FollowUp.State, Is.EqualTo(FollowUpState.Unreachable));
        await RecordedAsync(first, "EscalationRaised");
    }

    [Test]
    public async Task Waiting_SomebodySaysNo_IsTakenBackAndNobodyIsRung()
    {
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = true });
        await lin.ActAsync(nameof(IConsoleHub.SetPresence), Core.Counsellors.Presence.Break, "吃饭");
        Record.MakeDue(first);
        await Eventually.ThatAsync(() => Record.FollowUpsNow(first).Single().State == "UnderWay", "it waits for lin", 40, () => $"{Record.FollowUpsNow(first).Single()}");
        var contact = Record.FollowUpsNow(first).Single().Attempt!.Value;
        await RecordedAsync(contact, "ContactArrived");
        using (var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor"))
        using (var linked = await supervisor.PostAsync("/api/persons", new SavePersonRequest(new Person { Id = Guid.CreateVersion7(), SafeToContact = false, Notes = new PersonNotes { Alias = "小雨" } }, first)))
            Assert.That(linked.IsSuccessStatusCode, Is.True);
        await RecordedAsync(contact, "ContactAbandoned", 30);
        await Eventually.ThatAsync(() => Record.FollowUpsNow(first).Single() is { State: "Due", Attempts: 0, PutOff: true }, "no attempt was made", 30, () => $"{Record.FollowUpsNow(first).Single()}");
        Assert.That(Record.Attempts(first), Is.Empty);
    }

    [TestCase(null)]
    [TestCase(false)]
    public async Task Due_NobodySaidThatItIsSafe_IsRungByAPersonWithAReasonOnly(bool? safe)
    {
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = safe });
        Record.MakeDue(first);
        await Eventually.ThatAsync(() => Record.FollowUpsNow(first).Single() is { State: "Due", PutOff: true }, "the timer has looked and left it", 40, () => $"{Record.FollowUpsNow(first).Single()}");
        Assert.That(Record.FollowUpsNow(first).Single().Attempt, Is.Null);
        var row = (await lin.Staff.GetAsync<List<FollowUpRow>>("/api/follow-ups")).Single();
        Assert.That((row.SafeToContact, row.Automatic, row.HasNumber), Is.EqualTo((safe, false, true)));
        Assert.That(await RingAsync(lin.Staff, row.FollowUp.Id, null), Is.EqualTo(new FollowUpStart(null, StartProblem.NotSafe)));
        var begun = await RingAsync(lin.Staff, row.FollowUp.Id, "她在对话里说今晚可以打");
        Assert.That(begun.Problem, Is.Null);
        Assert.That((await lin.OfferAsync(begun.Contact)).FollowUp, Is.EqualTo(row.FollowUp.Id));
        Assert.That((await RingAsync(lin.Staff, row.FollowUp.Id, "再来")).Problem, Is.EqualTo(StartProblem.Changed));
        Assert.That(Record.Audited(row.FollowUp.Id).Select(r => (r.Act, r.Detail, r.Reason is not null)), Does.Contain(("Changed", (string?)"ring", true)));
        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        using var stolen = await chen.PostAsync($"/api/follow-ups/{row.FollowUp.Id}/ring", new RingRequest("我来"));
        Assert.That(stolen.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Invited_SafeToContact_WritesByTheLinkAndTheSameCounsellorIsAskedFirst()
    {
        await SettingsAsync(settings => settings with { Automatic = false, InvitationHours = 5 });
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = true });
        var chen = await OnShiftAsync("chen");
        var due = await DueAsync(lin, first);
        using (var stolen = await chen.Staff.PostAsync($"/api/follow-ups/{due.Id}/invite", new { }))
            Assert.That(stolen.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Forbidden));
        var invited = await InviteAsync(lin.Staff, due.Id);
        Assert.That(invited.Problem, Is.Null);
        Assert.That(invited.Until, Is.EqualTo(TimeProvider.System.GetUtcNow().AddHours(5)).Within(TimeSpan.FromMinutes(5)), "as long as the office says");
        Assert.That(Record.Audited(due.Id).Select(a => a.Detail), Does.Contain("invite to write"));
        List<string> texts = [];
        await Eventually.ThatAsync(async () => (texts = await TextsAsync()).Count == 1, "the SMS came", 40);
        Assert.That(texts[0], Does.Contain("/12355#chat="));

        var caller = await ArriveInvitedAsync(texts[0].Split("#chat=")[1].Trim());
        var card = await lin.OfferAsync(caller.Id, seconds: 40);
        Assert.That((card.Channel, card.FollowUp), Is.EqualTo((Channel.Chat, (Guid?)due.Id)));
        await lin.AcceptAsync(caller.Id);
        // A used link is a used link: whoever else has it comes as a caller like everybody.
        var other = await ArriveInvitedAsync(texts[0].Split("#chat=")[1].Trim());
        await Eventually.ThatAsync(() => lin.Card(other.Id) is not null || chen.Card(other.Id) is not null, "the other is offered");
        Assert.That((lin.Card(other.Id) ?? chen.Card(other.Id))!.FollowUp, Is.Null);
        await lin.ActAsync(nameof(IConsoleHub.End), caller.Id);
        await lin.BecomesAsync(caller.Id, ContactState.WrapUp);
        await CloseAsync(lin, caller.Id, RiskLevel.Low);
        await Eventually.ThatAsync(() => Record.FollowUps(first).SequenceEqual(["Done"]), "the follow-up is done", 60, () => string.Join(',', Record.FollowUps(first)));
        Assert.That(Record.Attempts(first), Is.EqualTo(new[] { ("Reached", (Guid?)caller.Id) }));
    }

    [TestCase(null)]
    [TestCase(false)]
    public async Task Invited_NobodySaidThatItIsSafe_IsRefusedAndNothingIsSent(bool? safe)
    {
        await SettingsAsync(settings => settings with { Automatic = false });
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = safe });
        var due = await DueAsync(lin, first);
        Assert.That(await InviteAsync(lin.Staff, due.Id), Is.EqualTo(new FollowUpInvitation(StartProblem.NotSafe)));
        Assert.That(Record.Events().Select(e => e.Type), Has.None.EqualTo("MessageOrdered"));
        Assert.That(await TextsAsync(), Is.Empty);
    }

    [Test]
    public async Task Callback_AfterNobodyAssessed_IsOrderedOnlyWhereItIsSafeAndThenRings()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var (lin, silent) = await CallAsync(new RecordForm(), RiskLevel.NotAssessed);
        Assert.That((await supervisor.GetAsync<List<ReviewRow>>("/api/desk/reviews")).Select(r => r.Contact.Id), Does.Contain(silent));
        Assert.That(await PlanAsync(supervisor, Guid.CreateVersion7(), silent, null), Is.EqualTo(new PlannedByHand(null, StartProblem.NotSafe)), "nobody said that it is safe");
        Assert.That(Record.FollowUps(silent), Is.Empty);
        var later = await PlanAsync(supervisor, Guid.CreateVersion7(), silent, TimeProvider.System.GetUtcNow().AddDays(3));
        Assert.That(later.FollowUp is { State: FollowUpState.Planned, Step: 1, AfterHours: 71 or 72 }, Is.True, $"{later}");

        var (_, safe) = await CallAsync(new RecordForm { SafeToContact = true, SafeWays = [ContactWay.Phone] }, RiskLevel.NotAssessed);
        using (var chen = await StaffMember.SignInAsync(Server.Url, "chen"))
        using (var stolen = await chen.PostAsync("/api/follow-ups", new PlanFollowUpRequest(Guid.CreateVersion7(), safe, null)))
            Assert.That(stolen.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Forbidden));
        var id = Guid.CreateVersion7();
        var ordered = await PlanAsync(supervisor, id, safe, null);
        Assert.That((ordered.Problem, ordered.FollowUp?.State, ordered.FollowUp?.Counsellor), Is.EqualTo(((StartProblem?)null, (FollowUpState?)FollowUpState.Due, (Guid?)lin.Staff.Me.Id)));
        Assert.That((await PlanAsync(supervisor, id, safe, null)).FollowUp?.Id, Is.EqualTo(id), "pressed twice, it is one");
        Assert.That(Record.FollowUps(safe), Has.Count.EqualTo(1));
        Assert.That((await lin.OfferAsync(seconds: 40)).FollowUp, Is.EqualTo(id));
        Assert.That(Record.Audited(id).Select(a => (a.Act, a.Detail)), Does.Contain(("Changed", (string?)$"callback {safe}")));
    }

    [Test]
    public async Task Callback_OnlyWritingIsSafe_IsNotRungAndMayBeInvited()
    {
        await SettingsAsync(settings => settings with { Automatic = false });
        var (lin, first) = await GraveCallAsync(new RecordForm { SafeToContact = true, SafeWays = [ContactWay.Sms, ContactWay.Chat] });
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        Assert.That((await PlanAsync(supervisor, Guid.CreateVersion7(), first, null)).Problem, Is.EqualTo(StartProblem.NotSafe), "a call is not among the safe ways");
        var due = await DueAsync(lin, first);
        var row = (await lin.Staff.GetAsync<List<FollowUpRow>>("/api/follow-ups")).Single();
        Assert.That((row.Automatic, row.MayWrite, row.FollowUp.Id), Is.EqualTo((false, true, due.Id)));
        Assert.That((await InviteAsync(lin.Staff, due.Id)).Problem, Is.Null);
    }

    private static async Task<PlannedByHand> PlanAsync(StaffMember who, Guid id, Guid contact, DateTimeOffset? due)
    {
        using var response = await who.PostAsync("/api/follow-ups", new PlanFollowUpRequest(id, contact, due));
        return await StaffMember.ReadAsync<PlannedByHand>(response);
    }

    private async Task<FollowUp> DueAsync(CounsellorClient lin, Guid contact)
    {
        Record.MakeDue(contact);
        FollowUp? due = null;
        await Eventually.ThatAsync(async () => (due = (await lin.Staff.GetAsync<List<FollowUpRow>>("/api/follow-ups")).SingleOrDefault(r => r.FollowUp.State is FollowUpState.Due)?.FollowUp) is not null, "it is due", 60);
        return due!;
    }

    private static async Task<FollowUpInvitation> InviteAsync(StaffMember who, Guid followUp)
    {
        using var response = await who.PostAsync($"/api/follow-ups/{followUp}/invite", new { });
        return await StaffMember.ReadAsync<FollowUpInvitation>(response);
    }

    private async Task<List<string>> TextsAsync() =>
        [.. System.Text.Json.Nodes.JsonNode.Parse(await Network.Http.GetStringAsync(Path($"/api/messages?to={Uri.EscapeDataString(_number)}")))!.AsArray().Select(m => (string)m!["body"]!)];

    /// <summary>A call at level 2 that lin had, closed: followed up 72 hours later.</summary>
    private async Task<(CounsellorClient Lin, Guid Contact)> GraveCallAsync(RecordForm form)
    {
        var (lin, contact) = await CallAsync(form, RiskLevel.Moderate);
        await Eventually.ThatAsync(() => Record.FollowUps(contact).Count == 1, "a follow-up is planned", 30);
        return (lin, contact);
    }

    private async Task<(CounsellorClient Lin, Guid Contact)> CallAsync(RecordForm form, RiskLevel risk)
    {
        var lin = await OnShiftAsync("lin");
        var sid = await Network.DialAsync(_number);
        var card = await lin.AcceptAsync();
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        await lin.BecomesAsync(card.Id, ContactState.Connected);
        Assert.That((await lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), card.Id, 0L, form)).Refusal, Is.Null);
        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(card.Id, ContactState.WrapUp);
        await CloseAsync(lin, card.Id, risk);
        return (lin, card.Id);
    }

    private async Task CloseAsync(CounsellorClient counsellor, Guid contact, RiskLevel risk)
    {
        Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, risk, risk is RiskLevel.NotAssessed ? "没有说话" : null))).Refusal, Is.Null);
        await counsellor.ActAsync(nameof(IConsoleHub.EndWrapUp), contact);
        await RecordedAsync(contact, "ContactClosed");
    }

    private async Task SettingsAsync(Func<FollowUpSettings, FollowUpSettings> change)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var settings = await admin.GetAsync<FollowUpSettings>("/api/settings/follow-ups");
        using var response = await admin.Http.PutAsJsonAsync("/api/settings/follow-ups", change(settings), HotlineJson.Options);
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }

    private static async Task<FollowUpStart> RingAsync(StaffMember who, Guid followUp, string? reason)
    {
        using var response = await who.PostAsync($"/api/follow-ups/{followUp}/ring", new RingRequest(reason));
        return await StaffMember.ReadAsync<FollowUpStart>(response);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}

[Category("Garnet")]
internal sealed class FollowUpJourneyOnGarnetTests() : FollowUpJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class FollowUpJourneyOnRedisTests() : FollowUpJourneyTests(Store.Redis);
