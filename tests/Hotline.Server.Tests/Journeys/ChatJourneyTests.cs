using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

internal abstract class ChatJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Chat_FromArrivalToClosing_IsRecordedOnceInOrderAndSealed()
    {
        const string asked = "我昨晚睡不着-7f3a91", answered = "谢谢你告诉我-c05d22", alias = "小舟-55e1", note = "妈妈很担心-90ab17";
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync(answers: new CallerAnswers { Alias = alias, County = "330302", Language = "zh-CN" });
        var card = await lin.AcceptAsync(caller.Id);
        Assert.That(card.Alias, Is.EqualTo(alias));
        await caller.BecomesAsync(ContactState.Connected);

        caller.Type(asked);
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).SequenceEqual([asked]), "the counsellor reads the message");
        lin.Type(caller.Id, answered);
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual([asked, answered]), "the caller reads the answer");
        await lin.Hub.SendAsync(nameof(IConsoleHub.Typing), caller.Id);
        await Eventually.ThatAsync(() => caller.CounsellorTyped, "the caller sees that somebody types");
        await caller.Hub.SendAsync(nameof(ICallerHub.Seen), 2);
        await Eventually.ThatAsync(() => lin.SeenByCaller.GetValueOrDefault(caller.Id) == 2, "the counsellor sees that it was read");
        await lin.Hub.SendAsync(nameof(IConsoleHub.Seen), caller.Id, 1);
        await Eventually.ThatAsync(() => caller.SeenByCounsellor == 1, "the caller sees that it was read");

        // A gap past the last message is asked of the record too, and known to be empty.
        var page = await caller.Hub.InvokeAsync<MessagePage>(nameof(ICallerHub.ReadGap), 0, 9);
        Assert.That((page.From, string.Join(',', page.Messages.Select(m => m.Text))), Is.EqualTo((1, $"{asked},{answered}")));
        page = await lin.Hub.InvokeAsync<MessagePage>(nameof(IConsoleHub.ReadGap), caller.Id, 1, 3);
        Assert.That((page.From, page.Messages.Single().Text), Is.EqualTo((2, answered)));

        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End))).Refusal, Is.Null);
        await lin.BecomesAsync(caller.Id, ContactState.WrapUp);
        var form = new RecordForm { Topic = Topic.Emotions, Risk = RiskLevel.Low, Disposition = Disposition.Support, County = "330302", Notes = new RecordNotes { Said = note } };
        Assert.That((await lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), caller.Id, 0L, form)).Version, Is.EqualTo(1));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.EndWrapUp), caller.Id)).Refusal, Is.Null);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Closing(Disposition.None, RiskLevel.Low, null))).Refusal, Is.EqualTo(Refusal.Incomplete));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(caller.Id, "ContactClosed");

        Assert.That(Record.Types(caller.Id), Is.EqualTo(new[]
        {
            "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "MessagePosted", "MessagePosted", "MessagesSeen", "MessagesSeen", "ContactEnded",
            "FormSaved", "WrapUpEnded", "ContactClosed",
        }));
        Assert.That(Record.State(caller.Id), Is.EqualTo("Closed"));
        Record.AssertWhole();

        foreach (var file in FilesAtRest())
        {
            var bytes = ReadShared(file);
            foreach (var text in new[] { asked, answered, alias, note })
            {
                Assert.That(Find(bytes, Encoding.UTF8.GetBytes(text)), Is.Negative, $"{text} in {file}");
                // Neither as JSON would escape it.
                Assert.That(Find(bytes, Encoding.ASCII.GetBytes(text[^6..])), Is.Negative, $"{text} in {file}");
            }
        }

        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var story = await supervisor.OpenStoryAsync(caller.Id);
        Assert.That(story.Messages.Select(m => m.Text), Is.EqualTo(new[] { asked, answered }));
        Assert.That(story.Form!.Notes.Said, Is.EqualTo(note));
        Assert.That(story.Events, Has.Count.EqualTo(12));
        Assert.That(story.Events.Single(e => e.Type is JournalEventType.OfferMade).Counsellor, Is.EqualTo("林晓"));
        var closed = story.Events.Single(e => e.Type is JournalEventType.ContactClosed);
        Assert.That((closed.ByName, closed.Facts?.Disposition, closed.Facts?.Risk), Is.EqualTo(("林晓", (Disposition?)Disposition.Support, (RiskLevel?)RiskLevel.Low)));
        Assert.That(story.Events.Single(e => e.Type is JournalEventType.ContactEnded).Facts?.Party, Is.EqualTo(Party.Caller));
        using var refused = await lin.Staff.Http.GetAsync(new Uri($"/api/contacts/{caller.Id}", UriKind.Relative));
        Assert.That((int)refused.StatusCode, Is.EqualTo(403), "a counsellor does not search the record");
    }

    [Test]
    public async Task Chat_CallerLeavesWhileWaiting_IsAbandonedAndNotAssessed()
    {
        var caller = await ArriveAsync();
        Assert.That(caller.State, Is.EqualTo(ContactState.Waiting));
        await Eventually.ThatAsync(() => caller.Place?.Position == 1, "the caller knows the place");
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End))).Refusal, Is.Null);
        await RecordedAsync(caller.Id, "ContactAbandoned");
        Assert.That(Record.Types(caller.Id), Is.EqualTo(new[] { "ContactArrived", "RequirementUnmet", "ContactAbandoned" }));
        Assert.That(Record.State(caller.Id), Is.EqualTo("Abandoned"));
    }

    [Test]
    public async Task Chat_ConnectionsBreakOff_MessagesArriveOnceInOrder()
    {
        var chen = await OnShiftAsync("chen");
        var caller = await ArriveAsync();
        await chen.AcceptAsync(caller.Id);
        caller.Type("一");
        await Eventually.ThatAsync(() => chen.Texts(caller.Id).Count == 1, "the first message is there");
        await caller.GoOfflineAsync();
        caller.Type("二");
        chen.Type(caller.Id, "三");
        await Eventually.ThatAsync(() => chen.AllSent, "the counsellor's message is kept while the caller is away");
        await Eventually.ThatAsync(() => chen.Card(caller.Id)?.CallerLost == true, "the counsellor sees that the caller is away");
        await chen.GoOfflineAsync();
        caller.GoOnline();
        await Eventually.ThatAsync(() => caller.AllSent, "the caller's message is kept while the counsellor is away");
        chen.GoOnline();
        await Eventually.ThatAsync(() => chen.Texts(caller.Id).SequenceEqual(["一", "三", "二"]), "the counsellor reads all, in order", 10, () => string.Join(",", chen.Texts(caller.Id)));
        Assert.That(caller.Texts, Is.EqualTo(new[] { "一", "三", "二" }));
        Assert.That(caller.Moved, Is.Empty);
    }

    private static int Find(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text);
}

[Category("Garnet")]
internal sealed class ChatJourneyOnGarnetTests() : ChatJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class ChatJourneyOnRedisTests() : ChatJourneyTests(Store.Redis);
