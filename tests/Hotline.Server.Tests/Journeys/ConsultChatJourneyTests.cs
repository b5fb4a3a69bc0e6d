using System.Text;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A second person in a chat: asked beside the conversation, then in it, then whose it is.</summary>
internal abstract class ConsultChatJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Consult_ThenThree_ThenWarmTransfer_CallerSeesOnlyWhoSpeaks()
    {
        const string beside = "他提到了手里的药-7731", note = "想请你听一下-6620";
        var (lin, chen, caller) = await TalkAsync();
        Guid contact = caller.Id;
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.AskConsult), contact, new ConsultTarget(chen.Id, null), note)).Refusal, Is.Null);
        var asked = await chen.SecondAsync(contact, ConsultState.Asked);
        Assert.That(asked.Second!.Note, Is.EqualTo(note));
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.AcceptConsult), contact, asked.Second.Id)).Refusal, Is.Null);
        await chen.SecondAsync(contact, ConsultState.On);
        await Eventually.ThatAsync(() => lin.Card(contact)?.Second?.State is ConsultState.On, "the counsellor sees it");

        var sent = await lin.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.SendSide), contact, Guid.CreateVersion7(), beside);
        Assert.That(sent.Number, Is.EqualTo(1));
        await Eventually.ThatAsync(() => chen.Side.Contains((contact, beside)), "the colleague reads it");
        var early = await chen.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), contact, Guid.CreateVersion7(), "我还不能说");
        Assert.That(early.Refusal, Is.EqualTo(Refusal.NotYours), "apart from the caller");
        Assert.That((caller.Contact!.SecondAlias, caller.Texts.Count), Is.EqualTo(((string?)null, 0)));

        Assert.That((await lin.ActAsync(nameof(IConsoleHub.SetConsultMode), contact, asked.Second.Id, ConsultMode.Joined)).Refusal, Is.Null);
        await Eventually.ThatAsync(() => caller.Contact!.SecondAlias == chen.Me!.Alias, "the caller sees who has come");
        await Eventually.ThatAsync(async () => (await chen.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), contact, Guid.CreateVersion7(), "我是陈静")).Number is not null, "she speaks");
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual(["我是陈静"]) && lin.Texts(contact).SequenceEqual(["我是陈静"]), "both read it");

        Assert.That((await lin.ActAsync(nameof(IConsoleHub.CompleteTransfer), contact, asked.Second.Id)).Refusal, Is.Null);
        await Eventually.ThatAsync(() => caller.Contact!.CounsellorAlias == chen.Me!.Alias && caller.Contact.SecondAlias is null, "the contact is hers");
        await Eventually.ThatAsync(() => chen.Card(contact) is { Second: null, Counsellor: { } owner } && owner == chen.Id, "her desk says so");
        Assert.That((await lin.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.Send), contact, Guid.CreateVersion7(), "还在")).Refusal, Is.EqualTo(Refusal.NotYours), "the old counsellor has left");
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.End), contact)).Refusal, Is.Null);
        await chen.BecomesAsync(contact, ContactState.WrapUp);
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.Types(contact).Where(t => t.StartsWith("Consult", StringComparison.Ordinal) || t is "ContactHandedOver" or "SidePosted"), Is.EqualTo(new[]
        {
            "ConsultAsked", "ConsultShown", "ConsultAccepted", "ConsultShown", "SidePosted", "ConsultChanged", "ConsultShown", "ContactHandedOver", "ConsultShown",
        }));
        foreach (var file in FilesAtRest())
            foreach (var text in new[] { beside, note })
                Assert.That(ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)), Is.Negative, $"{text} is readable in {file}");
        Record.AssertWhole();
    }

    [Test]
    public async Task Consult_Declined_CounsellorIsToldAndGoesOn()
    {
        var (lin, chen, caller) = await TalkAsync();
        await lin.ActAsync(nameof(IConsoleHub.AskConsult), caller.Id, new ConsultTarget(chen.Id, null), null);
        var asked = await chen.SecondAsync(caller.Id, ConsultState.Asked);
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.EndConsult), caller.Id, asked.Second!.Id, "declined")).Refusal, Is.Null);
        await Eventually.ThatAsync(() => lin.Card(caller.Id) is { Second: null, ConsultEnd.Reason: "declined" }, "she is told");
        Assert.That(lin.Card(caller.Id)!.State, Is.EqualTo(ContactState.Connected));
        Assert.That(chen.Me!.Shown, Is.EqualTo(ShownPresence.Available), "no load is left behind");
    }

    [Test]
    public async Task Counsellor_LeavesForGoodInTheMiddle_ContactIsTheSecondPersons()
    {
        var (lin, chen, caller) = await TalkAsync();
        await lin.ActAsync(nameof(IConsoleHub.AskConsult), caller.Id, new ConsultTarget(chen.Id, null), null);
        var asked = await chen.SecondAsync(caller.Id, ConsultState.Asked);
        await chen.ActAsync(nameof(IConsoleHub.AcceptConsult), caller.Id, asked.Second!.Id);
        await chen.SecondAsync(caller.Id, ConsultState.On);
        var supervisor = await OnShiftAsync("supervisor");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.FreeCounsellor), lin.Id, "电脑坏了")).Refusal, Is.Null);
        await Eventually.ThatAsync(() => caller.Contact!.CounsellorAlias == chen.Me!.Alias, "not back in the queue");
        Assert.That(caller.State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task Caller_EndsInTheMiddle_SecondPersonIsFree()
    {
        var (lin, chen, caller) = await TalkAsync();
        await lin.ActAsync(nameof(IConsoleHub.AskConsult), caller.Id, new ConsultTarget(chen.Id, null), null);
        await chen.SecondAsync(caller.Id, ConsultState.Asked);
        await caller.Hub.InvokeCoreAsync<ActResult>(nameof(ICallerHub.End), []);
        await lin.BecomesAsync(caller.Id, ContactState.WrapUp);
        await Eventually.ThatAsync(() => chen.Me!.Shown is ShownPresence.Available, "nobody is busy without a contact");
    }

    [Test]
    public async Task Supervisor_ListensWhispersAndJoins_CounsellorSeesItAndTheCallerOnlyTheLast()
    {
        var (lin, chen, caller) = await TalkAsync();
        var contact = caller.Id;
        Assert.That(async () => await chen.ActAsync(nameof(IConsoleHub.Attend), contact, ConsultMode.Listening), Throws.InstanceOf<HubException>());
        var supervisor = await OnShiftAsync("supervisor");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.Attend), contact, ConsultMode.Listening)).Refusal, Is.Null);
        var card = await supervisor.SecondAsync(contact, ConsultState.On);
        await Eventually.ThatAsync(() => lin.Card(contact)?.Second is { Mode: ConsultMode.Listening } second && second.Alias == supervisor.Me!.Alias, "the counsellor sees who listens");
        caller.Type("你好");
        await Eventually.ThatAsync(() => supervisor.Texts(contact).Contains("你好"), "the supervisor reads along");
        await supervisor.ActAsync(nameof(IConsoleHub.SetConsultMode), contact, card.Second!.Id, ConsultMode.Whispering);
        await supervisor.Hub.InvokeAsync<SendResult>(nameof(IConsoleHub.SendSide), contact, Guid.CreateVersion7(), "问问安全");
        await Eventually.ThatAsync(() => lin.Side.Contains((contact, "问问安全")), "whispered");
        Assert.That(caller.Contact!.SecondAlias, Is.Null);
        await supervisor.ActAsync(nameof(IConsoleHub.SetConsultMode), contact, card.Second.Id, ConsultMode.Joined);
        await Eventually.ThatAsync(() => caller.Contact!.SecondAlias == supervisor.Me!.Alias, "the caller sees the second person");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.EndConsult), contact, card.Second.Id, "left")).Refusal, Is.Null);
        await Eventually.ThatAsync(() => caller.Contact!.SecondAlias is null && lin.Card(contact)!.Second is null, "and that he has gone");
    }

    private async Task<(CounsellorClient Lin, CounsellorClient Chen, CallerClient Caller)> TalkAsync()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        await caller.BecomesAsync(ContactState.Connected);
        return (lin, await OnShiftAsync("chen"), caller);
    }
}

[Category("Garnet")]
internal sealed class ConsultChatJourneyOnGarnetTests() : ConsultChatJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class ConsultChatJourneyOnRedisTests() : ConsultChatJourneyTests(Store.Redis);
