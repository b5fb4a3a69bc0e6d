using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class WaitLoopTests
{
    private static readonly Guid Offered = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private string Wait(int round = 0, Ticket? ticket = null, string call = VoiceHost.CallSid) =>
        _host.Get<VoiceUrls>().Wait(ticket ?? new Ticket(VoiceHost.Contact, "12356", _host.Queue.Now.AddMinutes(-5), Priority.High), call, round).AbsoluteUri;

    private string Key(int round = 0) =>
        _host.Get<VoiceUrls>().Key(new Ticket(VoiceHost.Contact, "12356", _host.Queue.Now.AddMinutes(-5), Priority.High), VoiceHost.CallSid, round).AbsoluteUri;

    [TestCase(1, null, null, "您是下一位，请不要挂断。")]
    [TestCase(4, null, null, "您前面还有 3 位来访者，请不要挂断。")]
    [TestCase(4, 130, 500, "您前面还有 3 位来访者，请不要挂断。", "根据刚才的情况，大约还要等 2 到 9 分钟。")]
    [TestCase(2, 10, 50, "您前面还有 1 位来访者，请不要挂断。", "根据刚才的情况，大约 1 分钟以内会有人接听。")]
    public async Task Waiting_FirstRound_SaysThePosition(int position, int? from, int? to, params string[] said)
    {
        _host.Put(ContactState.Waiting);
        _host.Queue.Place = new Place(VoiceHost.Contact, position, 9, from is null ? null : new WaitRange(from.Value, to!.Value));

        var verbs = await _host.AskAsync(Wait());

        Assert.Multiple(() =>
        {
            Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Gather", "Redirect" }));
            var heard = verbs[0].Elements().ToList();
            Assert.That(heard.Take(said.Length).Select(v => v.Value), Is.EqualTo(said));
            Assert.That(heard[said.Length].Value, Does.Contain("按 0"), "not safe: at any moment");
            Assert.That(heard[^1].Value, Is.EqualTo($"{VoiceHost.Base}/audio/hold.wav"));
            Assert.That(verbs[0].Attribute("action")?.Value, Does.StartWith($"{VoiceHost.Base}/twilio/voice/key?contact="));
            Assert.That(verbs[1].Value, Does.EndWith("&round=1"));
        });
    }

    [TestCase(1, "")]
    [TestCase(3, "")]
    [TestCase(4, "我们正在为您寻找咨询员")]
    [TestCase(5, "")]
    [TestCase(8, "我们正在为您寻找咨询员")]
    [TestCase(17, "不用急着说话")]
    public async Task Waiting_LaterRounds_SayThePositionEveryFourthAndAGentleWordNowAndThen(int round, string said)
    {
        _host.Put(ContactState.Offered);

        var heard = (await _host.AskAsync(Wait(round)))[0].Elements().Where(v => v.Name.LocalName == "Say").Select(v => v.Value).FirstOrDefault() ?? "";
        Assert.That(heard, said == "" ? Is.Empty : Does.StartWith(said));
    }

    [Test]
    public async Task Waiting_LineHasItsOwnWordsForThePlace_SaysThemWithItsNumbersAndPlaysItsMusic()
    {
        _host.Put(ContactState.Waiting);
        _host.Queue.Place = new Place(VoiceHost.Contact, 4, 9, new WaitRange(130, 500));
        var music = new string('b', 64) + ".wav";
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Prompts = new Dictionary<string, Prompt> { ["position"] = new("还有{0}位{1}{", null), ["range"] = new("{0}—{1}", null), ["music"] = new(null, music) } };

        var heard = (await _host.AskAsync(Wait()))[0].Elements().ToList();
        Assert.That(heard.Take(2).Select(v => v.Value), Is.EqualTo(new[] { "还有3位{1}{", "2—9" }), "a brace too many breaks nothing");
        Assert.That(heard[^1].Value, Is.EqualTo($"{VoiceHost.Base}/audio/{music}"));
    }

    [Test]
    public async Task Waiting_LineHasItsOwnFile_PlaysItInsteadOfSaying()
    {
        _host.Put(ContactState.Waiting);
        var file = new string('a', 64) + ".mp3";
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Prompts = new Dictionary<string, Prompt> { ["keyNotSafe"] = new(null, file), ["waiting"] = new("请稍候。", null) }, Overflow = [] };

        var heard = (await _host.AskAsync(Wait()))[0].Elements().ToList();
        Assert.That(heard.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Say", "Play" }));
        Assert.That(heard[0].Value, Is.EqualTo("请稍候。"));
        Assert.That(heard[1].Value, Is.EqualTo($"{VoiceHost.Base}/audio/{file}"));
    }

    [Test]
    public async Task Key0_NotSafe_RaisesAndGoesOnWaiting()
    {
        _host.Put(ContactState.Waiting);

        var verbs = await _host.AskAsync(Key(), ("Digits", "0"));

        Assert.Multiple(() =>
        {
            Assert.That(_host.Queue.Signs.Select(s => (s.Id, s.Sign.Source, s.Sign.Level)), Is.EqualTo(new[] { ("key", SignSource.Key, RiskLevel.Immediate) }));
            Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Redirect" }));
            Assert.That(verbs[0].Value, Does.Contain("110"));
            Assert.That(verbs[1].Value, Is.EqualTo(Wait(1)));
        });
    }

    [TestCase("7")]
    [TestCase("#")]
    public async Task Key_MeansNothing_GoesOnWaiting(string digit)
    {
        _host.Put(ContactState.Waiting);

        Assert.That((await _host.AskAsync(Key(), ("Digits", digit))).Single().Value, Is.EqualTo(Wait(1)));
        Assert.That(_host.Queue.Signs, Is.Empty);
    }

    [Test]
    public async Task Key_OfAnotherCall_StartsAgain()
    {
        _host.Put(ContactState.Waiting);

        Assert.That((await _host.AskAsync(Key(), ("Digits", "0"), ("CallSid", "CA000000000000000000000000000000bb"))).Single().Value, Does.EndWith("/incoming"));
        Assert.That(_host.Queue.Signs, Is.Empty);
    }

    [Test]
    public async Task ChoseEnglish_HearsEnglish()
    {
        _host.Put(ContactState.Waiting, c => c with { Answers = new CallerAnswers { Language = "en" } });
        _host.Queue.Place = new Place(VoiceHost.Contact, 3, 9, new WaitRange(130, 500));

        var says = (await _host.AskAsync(Wait()))[0].Elements().Take(2).ToList();
        Assert.That(says.Select(s => s.Value), Is.EqualTo(new[] { "There are 2 callers before you. Please stay on the line.", "Going by the last calls, the wait is about 2 to 9 minutes." }));
        Assert.That(says.Select(s => s.Attribute("language")?.Value), Is.All.EqualTo("en-US"));
    }

    [Test]
    public async Task Waiting_PriorityRaised_NextTicketCarriesIt()
    {
        _host.Put(ContactState.Waiting, c => c with { Priority = Priority.Immediate });

        var verbs = await _host.AskAsync(Wait(1));

        Assert.That(verbs[^1].Value, Does.Contain("&priority=3&"));
    }

    [TestCase(false, false, "Gather Redirect")]
    [TestCase(true, false, "Pause Redirect")]
    [TestCase(true, true, "Dial")]
    public async Task Connecting_CounsellorThere_GoesInAfterABreath(bool joined, bool seen, string expected)
    {
        _host.Put(ContactState.Connecting, c => c with
        {
            Offer = new Offer(Offered, Guid.Empty, default, default),
            Call = c.Call! with { CounsellorJoined = joined },
        });

        var verbs = await _host.AskAsync(Wait(1) + (seen ? "&seen=1" : ""));

        Assert.That(string.Join(' ', verbs.Select(v => v.Name.LocalName)), Is.EqualTo(expected));
        if (expected == "Pause Redirect")
            Assert.That(verbs[1].Value, Is.EqualTo(Wait(1, Ticket.Of(_host.Queue.Contacts[VoiceHost.Contact])) + "&seen=1"));
    }

    [Test]
    public async Task Connected_GoesIntoTheConference()
    {
        _host.Put(ContactState.Connected);

        var dial = (await _host.AskAsync(Wait())).Single();
        var conference = dial.Elements().Single();

        Assert.Multiple(() =>
        {
            Assert.That(dial.Name.LocalName, Is.EqualTo("Dial"));
            Assert.That(dial.Attribute("action")?.Value, Is.EqualTo($"{VoiceHost.Base}/twilio/voice/after?contact={VoiceHost.Contact:N}"));
            Assert.That(conference.Name.LocalName, Is.EqualTo("Conference"));
            Assert.That(conference.Value, Is.EqualTo($"{VoiceHost.Contact:N}"));
            Assert.That(conference.Attributes().ToDictionary(a => a.Name.LocalName, a => a.Value), Is.EquivalentTo(new Dictionary<string, string>
            {
                ["beep"] = "false", ["startConferenceOnEnter"] = "true", ["endConferenceOnExit"] = "true", ["participantLabel"] = "caller",
                ["waitUrl"] = $"{VoiceHost.Base}/audio/hold.wav", ["waitMethod"] = "GET",
                ["statusCallback"] = $"{VoiceHost.Base}/twilio/voice/conference?contact={VoiceHost.Contact:N}", ["statusCallbackMethod"] = "POST",
                ["statusCallbackEvent"] = "start end join leave",
            }));
        });
    }

    [TestCase(ContactState.WrapUp)]
    [TestCase(ContactState.Closed)]
    [TestCase(ContactState.Abandoned)]
    [TestCase(ContactState.Overflowed)]
    public async Task Ended_IsThankedAndHungUp(ContactState state)
    {
        _host.Put(state);

        Assert.That((await _host.AskAsync(Wait())).Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Hangup" }));
    }

    [Test]
    public async Task StoreAway_CallerStays()
    {
        _host.Queue.Away = -1;

        var verbs = await _host.AskAsync(Wait(7));

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
        Assert.That(verbs[2].Value, Is.EqualTo(Wait(8)));
    }

    [Test]
    public async Task StoreEmptied_CallAnnouncesItselfUnderItsIdTimeAndPriority()
    {
        var verbs = await _host.AskAsync(Wait(3));

        var contact = _host.Queue.Contacts[VoiceHost.Contact];
        Assert.Multiple(() =>
        {
            Assert.That(contact.Arrived, Is.EqualTo(_host.Queue.Now.AddMinutes(-5)));
            Assert.That(contact.Priority, Is.EqualTo(Priority.High));
            Assert.That(contact.Call?.CallerSid, Is.EqualTo(VoiceHost.CallSid));
            Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Gather", "Redirect" }));
        });
    }

    [Test]
    public async Task StoreEmptied_LineClosedMeanwhile_StillKeepsThePlace()
    {
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Opens = "00:00", Closes = "09:58" }; // 10:00 in the line's zone now

        await _host.AskAsync(Wait());

        Assert.That(_host.Queue.Contacts, Contains.Key(VoiceHost.Contact));
    }

    [Test]
    public async Task StoreEmptied_LinesGoneToo_CallerStays()
    {
        _host.Queue.Lines.Clear();

        Assert.That((await _host.AskAsync(Wait())).Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
    }

    [Test]
    public async Task EpochOpens_CallerStays()
    {
        _host.Queue.Opening = 1;

        Assert.That((await _host.AskAsync(Wait())).Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
    }

    [TestCase("priority=2", "priority=3")]
    [TestCase("line=12356", "line=12355")]
    public async Task Unknown_ChangedTicket_StartsAgainWithoutIt(string from, string to)
    {
        var verbs = await _host.AskAsync(Wait().Replace(from, to, StringComparison.Ordinal));

        Assert.That(verbs.Single().Value, Is.EqualTo($"{VoiceHost.Base}/twilio/voice/incoming"));
        Assert.That(_host.Queue.Received, Is.Zero);
    }

    [Test]
    public async Task AnotherCallsContact_IsNeverEntered()
    {
        _host.Put(ContactState.Connected);
        const string other = "CA000000000000000000000000000000bb";

        var verbs = await _host.AskAsync(Wait(call: other), ("CallSid", other));

        Assert.That(verbs.Single().Name.LocalName, Is.EqualTo("Redirect"));
        Assert.That(verbs.Single().Value, Is.EqualTo($"{VoiceHost.Base}/twilio/voice/incoming"));
    }
}
