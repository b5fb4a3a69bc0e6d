using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Lines;
using Hotline.Core.Wallboard;

namespace Hotline.Core.Measures;

/// <summary>
/// The whole service in one moment, folded from the journal: who waited, who was on shift and how, which conversations went on, which
/// escalations were open.
/// Kept from time to time (<see cref="KeptMoment"/>), so that a past moment costs one of those and the events since.
/// </summary>
public sealed class ServiceMoment
{
    private readonly Dictionary<Guid, ContactTrace> _contacts = [];
    private readonly Dictionary<Guid, CounsellorTrace> _counsellors = [];
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Counsellor, Guid Contact), Conversation> _talks = [];
    private readonly Dictionary<Guid, EscalationTrace> _escalations = [];
    private readonly DayCounts _today = new();

    /// <summary>Time of the last event; a store's clock that goes back does not take the moment back.</summary>
    public DateTimeOffset At { get; private set; } = DateTimeOffset.UnixEpoch;
    public string? Epoch { get; private set; }
    public long Number { get; private set; }

    /// <summary>Contacts that are not closed, unfinished ones included.</summary>
    public IReadOnlyDictionary<Guid, ContactTrace> Contacts => _contacts;

    /// <summary>Counsellors on shift.</summary>
    public IReadOnlyDictionary<Guid, CounsellorTrace> Counsellors => _counsellors;
    public IReadOnlyDictionary<string, Line> Lines => _lines;
    public IReadOnlyCollection<Conversation> Conversations => _talks.Values;

    /// <summary>Escalations that are not closed.</summary>
    public IReadOnlyDictionary<Guid, EscalationTrace> Escalations => _escalations;
    public int Size => _contacts.Count + _counsellors.Count + _escalations.Count;

    /// <returns>The conversations that this event brought to their end, wrap-up included.</returns>
    public IReadOnlyList<Conversation> Apply(TracedEvent told)
    {
        (Epoch, Number) = (told.Epoch, told.Number);
        if (told.At > At)
            At = told.At;
        List<Conversation> finished = [];
        if (told.Trace.Emptied)
            foreach (var id in _counsellors.Keys.ToList())
                finished.AddRange(Leave(id));
        if (told.Trace.Line is { } line)
            _lines[line.Code] = line;
        if (told.Trace.Contact is { } contact)
            Take(contact);
        if (told.Trace.Counsellor is { } counsellor)
            finished.AddRange(Take(counsellor));
        if (told.Trace.Escalation is { IsOpen: true } open)
            _escalations[open.Id] = open;
        else if (told.Trace.Escalation is { } closed)
            _escalations.Remove(closed.Id);
        return finished;
    }

    private void Take(ContactTrace contact)
    {
        // Whoever is offered again, or comes back with a restored image, was counted when it was first answered or left.
        var known = _contacts.GetValueOrDefault(contact.Id);
        if (_lines.GetValueOrDefault(contact.Line) is { } line)
            _today.Count(line, known, contact, At);
        if (contact.IsOpen)
            _contacts[contact.Id] = contact;
        else
            _contacts.Remove(contact.Id);
    }

    private List<Conversation> Take(CounsellorTrace counsellor)
    {
        if (counsellor.Presence is Presence.Offline)
            return Leave(counsellor.Id);
        _counsellors[counsellor.Id] = counsellor;
        foreach (var (contact, load) in counsellor.Contacts ?? new Dictionary<Guid, LoadTrace>())
        {
            var key = (counsellor.Id, contact);
            if (load.State is ContactState.Connected && !_talks.ContainsKey(key))
                _talks[key] = new Conversation(counsellor.Id, contact, _contacts.GetValueOrDefault(contact)?.Line ?? "", load.Channel, At, null, null);
            else if (load.State is ContactState.WrapUp && _talks.GetValueOrDefault(key) is { Ended: null } talk)
                _talks[key] = talk with { Ended = At };
        }
        return Finish(key => key.Counsellor == counsellor.Id && counsellor.Contacts?.ContainsKey(key.Contact) is not true);
    }

    private List<Conversation> Leave(Guid counsellor)
    {
        _counsellors.Remove(counsellor);
        return Finish(key => key.Counsellor == counsellor);
    }

    private List<Conversation> Finish(Func<(Guid Counsellor, Guid Contact), bool> which)
    {
        List<Conversation> finished = [];
        foreach (var key in _talks.Keys.Where(which).ToList())
        {
            _talks.Remove(key, out var talk);
            finished.Add(talk! with { Ended = talk.Ended ?? At, Finished = At });
        }
        return finished;
    }

    /// <summary>The queues as the wallboard shows them, at a time not before the last event's.</summary>
    public IReadOnlyList<QueueNow> Queues() => [.. _contacts.Values.Where(c => c.Waits).GroupBy(c => (c.Line, c.Channel)).Select(group => new QueueNow(
        group.Key.Line, group.Key.Channel, group.Count(), group.Min(c => c.Arrived),
        group.Count(c => c is { State: ContactState.Waiting, Priority: Priority.Immediate }), group.Count(c => c.Unmet)))];

    /// <summary>What the alarms of a line look at.</summary>
    public LineNow Now(Line line, DateTimeOffset at, IReadOnlyList<QueueNow> queues) => new(
        line.IsOpenAt(at), [.. queues.Where(q => q.Line == line.Code)], _counsellors.Values.Count(c => c.Lines.Contains(line.Code)), _today.Of(line, at));

    public KeptMoment Keep() => new(
        Epoch!, Number, At, [.. _contacts.Values.OrderBy(c => c.Id)], [.. _counsellors.Values.OrderBy(c => c.Id)], [.. _lines.Values.OrderBy(l => l.Code, StringComparer.Ordinal)],
        [.. _talks.Values.OrderBy(t => t.Contact).ThenBy(t => t.Counsellor)], _today.Keep(), [.. _escalations.Values.OrderBy(e => e.Id)]);

    public static ServiceMoment From(KeptMoment? kept)
    {
        var moment = new ServiceMoment();
        if (kept is null)
            return moment;
        (moment.Epoch, moment.Number, moment.At) = (kept.Epoch, kept.Number, kept.At);
        foreach (var contact in kept.Contacts)
            moment._contacts[contact.Id] = contact;
        foreach (var counsellor in kept.Counsellors)
            moment._counsellors[counsellor.Id] = counsellor;
        foreach (var line in kept.Lines)
            moment._lines[line.Code] = line;
        foreach (var talk in kept.Conversations)
            moment._talks[(talk.Counsellor, talk.Contact)] = talk;
        foreach (var escalation in kept.Escalations ?? [])
            moment._escalations[escalation.Id] = escalation;
        moment._today.Load(kept.Today);
        return moment;
    }
}

/// <summary>A moment as it is kept, with its place in the journal. Derived: it can be thrown away and made again.</summary>
public sealed record KeptMoment(
    string Epoch, long Number, DateTimeOffset At, IReadOnlyList<ContactTrace> Contacts, IReadOnlyList<CounsellorTrace> Counsellors, IReadOnlyList<Line> Lines,
    IReadOnlyList<Conversation> Conversations, IReadOnlyList<LineDay> Today, IReadOnlyList<EscalationTrace>? Escalations = null);

/// <summary>
/// One counsellor with one contact: connected, then in wrap-up. A transfer makes two of them; a contact that was only offered, none.
/// </summary>
public sealed record Conversation(Guid Counsellor, Guid Contact, string Line, Channel Channel, DateTimeOffset Began, DateTimeOffset? Ended, DateTimeOffset? Finished);
