using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Signs;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>What a caller may do on the telephone before anybody answers.</summary>
internal abstract class InboundJourneyTests(Store store) : JourneyFixture(store)
{
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86139{76000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Key0_NotSafe_IsHeadOfTheQueueAndASignOnTheDesk()
    {
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "said:按 0");
        await Network.PressAsync(sid, "0");
        await Network.WaitAsync(sid, "said:您会排在最前面");
        await Network.WaitAsync(sid, "doing:playing");
        var contact = await ContactAsync(sid);
        await RecordedAsync(contact, "SignNoted");

        var lin = await OnShiftAsync("lin");
        var card = await lin.OfferAsync(contact);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(card.Priority, Is.EqualTo(Priority.Immediate));
            Assert.That(card.Signs.Select(s => (s.Source, s.Level)), Is.EqualTo(new[] { (SignSource.Key, RiskLevel.Immediate) }));
        }
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
    }

    [Test]
    public async Task Language_LineAsks_NinePressed_HearsEnglish()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with { AsksLanguage = true, Prompts = new Dictionary<string, Prompt> { ["greeting.en"] = new("Hello, we are here for you.", null) } });
        try
        {
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:press 9");
            await Network.PressAsync(sid, "9");
            await Network.WaitAsync(sid, "said:Hello, we are here for you.");
            await Network.WaitAsync(sid, "said:press 0 at any moment");
            await Network.ActAsync(sid, "hangup");
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { AsksLanguage = false, Prompts = null });
        }
    }

    private async Task<Guid> ContactAsync(string sid)
    {
        Guid? contact = null;
        await Eventually.ThatAsync(() => (contact = Record.ContactOfCall(sid)) is not null, "the call is in the record");
        return contact!.Value;
    }
}

[Category("Garnet")]
internal sealed class InboundJourneyOnGarnetTests() : InboundJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class InboundJourneyOnRedisTests() : InboundJourneyTests(Store.Redis);
