using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Recordings;
using Hotline.Core.Voice;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>What Twilio is asked to record, when it pauses, and how it is emptied.</summary>
public sealed class RecordingTests
{
    private const string Sid = "RE0123456789abcdef0123456789abcdef";
    private static readonly Guid Offer = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp()
    {
        _host = await VoiceHost.StartAsync();
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Recording = LineRecording.On };
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private static OutboxItem Item(OutboxKind kind) => new()
    {
        Id = "1", Kind = kind, Contact = VoiceHost.Contact, Counsellor = Guid.CreateVersion7(), Offer = Offer, VoiceAddress = "client:lin", Line = "12356",
        Call = new CallLegs { CallerSid = VoiceHost.CallSid, Dialled = "+8657788812356" },
    };

    [TestCase(LineRecording.On, false, "record-from-start")]
    [TestCase(LineRecording.OptOut, false, "record-from-start")]
    [TestCase(LineRecording.OptOut, true, null)]
    [TestCase(LineRecording.Off, false, null)]
    public async Task Ring_RecordsAsTheLineAndTheCallerWantIt(LineRecording line, bool unrecorded, string? record)
    {
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Recording = line };
        _host.Put(ContactState.Connecting, c => c with { Answers = unrecorded ? new CallerAnswers { Unrecorded = true } : null });

        Assert.That((await _host.Voice.RingCounsellorAsync(Item(OutboxKind.RingCounsellor), CancellationToken.None)).Outcome, Is.EqualTo(VoiceOutcome.Done));
        Assert.That(_host.Twilio.Requests.Single(r => r.Rings)["ConferenceRecord"], Is.EqualTo(record));
    }

    [TestCase(true, "in-progress", "paused")]
    [TestCase(false, "paused", "in-progress")]
    [TestCase(false, "in-progress", "in-progress")]
    public async Task Arrange_CallerHeldOrBack_PausesAndGoesOn(bool held, string before, string after)
    {
        _host.Put(ContactState.Connected, c => c with { Call = c.Call! with { CounsellorSid = FakeTwilio.CounsellorSid, CallerJoined = true, CounsellorJoined = true, Held = held ? true : null } });
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;
        _host.Twilio.Recordings[Sid] = before;

        await _host.Voice.ArrangeRoomAsync(Item(OutboxKind.ArrangeRoom), CancellationToken.None);

        Assert.That(_host.Twilio.Recordings[Sid], Is.EqualTo(after));
        Assert.That(_host.Twilio.Requests.Count(r => r.Path.Contains("/Recordings/", StringComparison.Ordinal)), Is.EqualTo(before == after ? 0 : 1));
    }

    [Test]
    public async Task Network_Finished_IsReadCopiedAndDeleted()
    {
        _host.Twilio.Recordings[Sid] = "completed";
        _host.Twilio.Recordings["RE0123456789abcdef0123456789abcde0"] = "in-progress";
        var network = _host.Get<INetworkRecordings>();

        var found = (await network.ReadAsync(CancellationToken.None)).Single();
        Assert.That(found, Is.EqualTo(new NetworkRecording(Sid, VoiceHost.Contact, new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero), 7)));
        var first = -1;
        Assert.That(await network.FetchAsync(Sid, (audio, _) => Task.FromResult(first = audio.ReadByte()), CancellationToken.None), Is.EqualTo(VoiceOutcome.Done));
        Assert.That(first, Is.EqualTo('R'));
        Assert.That(await network.DeleteAsync(Sid, CancellationToken.None), Is.EqualTo(VoiceOutcome.Done));
        Assert.That(await network.ReadAsync(CancellationToken.None), Is.Empty);
    }

    [TestCase(null, "Gather")]
    [TestCase("9", "Say")]
    [TestCase("5", "Say")]
    public async Task Incoming_OnALineThatLetsCallersChoose_AsksFirst(string? pressed, string verb)
    {
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Recording = LineRecording.OptOut };

        var document = pressed is null
            ? await _host.AskAsync("/twilio/voice/incoming")
            : await _host.AskAsync("/twilio/voice/incoming?line=12356&lang=zh&rec=key", ("Digits", pressed));

        Assert.That(document[0].Name.LocalName, Is.EqualTo(verb));
        Assert.That(_host.Queue.Contacts.TryGetValue(VoiceHost.Contact, out var contact), Is.EqualTo(pressed is not null), "nobody arrives before the choice");
        Assert.That(contact?.Answers?.Unrecorded, Is.EqualTo(pressed == "9" ? true : null));
        if (pressed is not null)
            Assert.That(document[^1].Value.Contains("rec=no", StringComparison.Ordinal), Is.EqualTo(pressed == "9"), "the ticket carries it");
    }
}
