using Hotline.Server.Tests.Harness;
using Hotline.Twilio;

namespace Hotline.Server.Tests.Storm;

/// <summary>
/// What became of every contact of the storm, once as the network saw it and once as SQL has it. They agree one by one, and so in number, with two
/// exemptions, because nobody can know what was not told: two who met and parted before the network told the service of it have left before contact;
/// two who missed each other by less than the news of the first one's leaving took have met. It is counted how many, and each is looked up in what
/// the network told.
/// </summary>
internal sealed class StormCounts
{
    private readonly IReadOnlyList<CallStory> _voice, _messages;
    private readonly RecordReader _record;
    private readonly IReadOnlyList<StormCaller> _callers;
    private readonly ILookup<Guid, TelephoneNetwork.Room> _rooms;
    private readonly Dictionary<string, TelephoneNetwork.Heard> _calls;
    private readonly ILookup<string, TelephoneNetwork.Told> _joins, _leaves;
    private readonly HashSet<string> _recordings;

    private StormCounts(
        RecordReader record, IReadOnlyList<StormCaller> callers, IReadOnlyList<TelephoneNetwork.Room> rooms, IReadOnlyList<TelephoneNetwork.Heard> calls,
        IReadOnlyList<TelephoneNetwork.Told> conferences, IReadOnlyList<TelephoneNetwork.Told> recordings)
    {
        (_record, _callers) = (record, callers);
        (_voice, _messages) = (record.Stories("Voice"), record.Stories("Message"));
        _rooms = rooms.ToLookup(r => Guid.ParseExact(r.FriendlyName, "N"));
        _calls = calls.ToDictionary(c => c.Sid);
        _joins = conferences.Where(t => t["StatusCallbackEvent"] == "participant-join").ToLookup(t => t["ConferenceSid"]!);
        _leaves = conferences.Where(t => t["StatusCallbackEvent"] == "participant-leave").ToLookup(t => t["ConferenceSid"]!);
        _recordings = [.. recordings.Where(t => t["RecordingStatus"] == "completed").Select(t => t["RecordingSid"]!)];
    }

    public static async Task<StormCounts> ReadAsync(HotlineServer server, IReadOnlyList<StormCaller> callers) => new(
        server.Record, callers, await server.Network.ConferencesAsync(), await server.Network.CallsAsync(), await server.Network.ToldAsync("conference-status"),
        await server.Network.ToldAsync("recording-status"));

    public async Task AssertAgreeAsync()
    {
        var ends = _voice.Select(s => (Story: s, Network: EndOf(s.Contact))).ToList();
        var answered = ends.Where(e => e.Network.Answered).ToList();
        var unheard = answered.Where(e => e.Story.Connections == 0).ToList();
        var missed = ends.Where(e => !e.Network.Answered && e.Story.Connections > 0).ToList();
        await TestContext.Out.WriteLineAsync(
            $"{_voice.Count} contacts by telephone: network {answered.Count} answered, SQL {_voice.Count(s => s.Connections > 0)} ({unheard.Count} whose joining was told too late, {missed.Count} whose leaving was); "
            + string.Join(", ", _voice.GroupBy(s => s.State).Select(g => $"{g.Count()} {g.Key}")) + $"; {_messages.Count} messages");
        foreach (var slow in _voice.OrderByDescending(s => s.Seconds).Take(3))
            await TestContext.Out.WriteLineAsync($"{slow.Seconds:0} s: {slow.Contact} {slow.State}: {string.Join(", ", _record.Course(slow.Contact))}");
        using (Assert.EnterMultipleScope())
        {
            AssertEachCallHasItsContact();
            Assert.That(_voice.Concat(_messages).Where(s => s.Ends != 1), Is.Empty, "each contact ends exactly once");
            Assert.That(missed.Where(e => !_rooms[e.Story.Contact].Any(LeavingWasToldTooLate)).Select(Describe), Is.Empty, "who is recorded as connected was in a conference with somebody");
            Assert.That(unheard.Where(e => Started(e.Story.Contact).Any(WasTold)).Select(Describe), Is.Empty, "who talked, as the network told in time, is recorded as connected");
            Assert.That(ends.Except(unheard).Except(missed).Where(e => e.Story.State != e.Network.State).Select(Describe), Is.Empty, "each ended as the network saw it end");
            Assert.That(unheard.Where(e => e.Story.State is not "Abandoned").Select(Describe), Is.Empty, "whose joining nobody heard of has left before contact");
            Assert.That(missed.Where(e => e.Story.State is not "Closed").Select(Describe), Is.Empty, "whose leaving nobody had heard of is written up");
            // By number: nothing but the exemptions separates them.
            var met = answered.Except(unheard).Concat(missed).Count();
            Assert.That(_voice.Count(s => s.Connections > 0), Is.EqualTo(met), "answered");
            Assert.That(Count("Closed"), Is.EqualTo(met), "closed");
            Assert.That(Count("Overflowed"), Is.EqualTo(ends.Except(missed).Count(e => e.Network.State is "Overflowed")), "went on as a message");
            Assert.That(Count("Abandoned"), Is.EqualTo(ends.Except(missed).Count(e => e.Network.State is "Abandoned") + unheard.Count), "abandoned");
            Assert.That(_messages, Has.Count.EqualTo(_recordings.Count), "each recording is one message");
            Assert.That(_messages.Where(m => m.State is not "Closed"), Is.Empty, "each message was heard and closed");
        }
    }

    private int Count(string state) => _voice.Count(s => s.State == state);

    /// <summary>One contact for each call, and no other; whoever rings again while a callback is owed is that contact.</summary>
    private void AssertEachCallHasItsContact()
    {
        var ids = _voice.Select(s => s.Contact).ToHashSet();
        var dialled = _callers.SelectMany(c => c.Dialled.Select(sid => (Caller: c, Id: CallIds.Contact(sid)))).ToList();
        Assert.That(_calls.Values.Where(c => c.Direction == "inbound").Select(c => c.Sid), Is.EquivalentTo(_callers.SelectMany(c => c.Dialled)), "the network has the calls that were made");
        Assert.That(ids.Except(dialled.Select(d => d.Id)), Is.Empty, "no contact without a call");
        var returned = dialled.Where(d => !ids.Contains(d.Id)).ToList();
        Assert.That(returned.Where(d => !_record.Types(d.Caller.Contact).Contains("CallerReturned")).Select(d => d.Id), Is.Empty, "no call without a contact");
    }

    /// <param name="Answered">Two talked.</param>
    /// <param name="State">How the contact has to end: whoever was answered is written up, also who waited again and left then.</param>
    private sealed record Ending(bool Answered, string State);

    private Ending EndOf(Guid contact) => Started(contact).Any(r => CallerIn(r) is not null) ? new Ending(true, "Closed")
        : new Ending(false, HasLeftAMessage(contact) ? "Overflowed" : "Abandoned");

    private IEnumerable<TelephoneNetwork.Room> Started(Guid contact) => _rooms[contact].Where(r => r.Started is not null);

    private TelephoneNetwork.Heard? CallerIn(TelephoneNetwork.Room room) =>
        room.Visits.Where(IsCaller).Select(v => _calls[v.CallSid]).MaxBy(c => c.EndedAt);

    private bool IsCaller(TelephoneNetwork.Visit visit) => _callers.Any(c => c.Number == visit.Telephone);

    private bool HasLeftAMessage(Guid contact) => _callers.Any(c => c.Contact == contact && _calls[c.Sid].Has("您的留言已经收到"));

    /// <summary>The network told of the joining of both while both were inside; lost and late signals are the storm's own doing.</summary>
    private bool WasTold(TelephoneNetwork.Room room)
    {
        var caller = CallerIn(room)?.Sid;
        var first = room.Visits.Where(v => v.CallSid != caller).MinBy(v => v.JoinedAt);
        var together = room.Visits.Where(v => v.CallSid == caller || v == first).Min(v => v.LeftAt);
        return new[] { caller, first?.CallSid }.All(sid => _joins[room.Sid].Any(t => t["CallSid"] == sid && t.DeliveredAt < together));
    }

    /// <summary>Of the caller and another one left before the other joined, and the network told of the leaving no sooner than of the joining.</summary>
    private bool LeavingWasToldTooLate(TelephoneNetwork.Room room) => room.Visits.Any(left => room.Visits.Any(joined =>
        IsCaller(left) != IsCaller(joined) && left.LeftAt <= joined.JoinedAt
        && _joins[room.Sid].Where(t => t["CallSid"] == joined.CallSid).Min(t => t.DeliveredAt) is { } heard
        && !_leaves[room.Sid].Any(t => t["CallSid"] == left.CallSid && t.DeliveredAt < heard)));

    private string Describe((CallStory Story, Ending Network) e) =>
        $"{e.Story.Contact} SQL {e.Story.State} {e.Story.Connections}x, network {e.Network}: {string.Join(", ", _record.Course(e.Story.Contact))}";
}
