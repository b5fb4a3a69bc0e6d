using System.Text.Json;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>When and under which id a command is carried out: the store's clock in ms, and the command's id.</summary>
public readonly record struct Moment(long Now, Guid Op);

/// <summary>
/// The readable specification of the routing engine: every transition of <see cref="IContactQueue"/> in plain C#, one part a file.
/// It keeps documents only and finds everything else by looking: who waits, who is free, what is due. The Lua scripts do the same
/// with derived sets; a test runs both on the same commands and compares outcomes, journals and states.
/// </summary>
public sealed partial class ReferenceEngine
{
    private const string Caller = "caller", Network = "network", System_ = "system";
    private readonly Dictionary<Guid, LiveContact> _contacts = [];
    private readonly Dictionary<Guid, LiveCounsellor> _counsellors = [];
    private readonly List<JournalEvent> _journal = [];
    private string _epoch;
    private long _number;

    // The transition that runs now.
    private long _now;
    private Guid _op;
    private string _by = "";
    private List<JournalEvent> _events = [];
    private int _offersMade, _orders;

    public ReferenceEngine(string epoch) => _epoch = epoch;

    public IReadOnlyDictionary<Guid, LiveContact> Contacts => _contacts;
    public IReadOnlyDictionary<Guid, LiveCounsellor> Counsellors => _counsellors;
    public IReadOnlyList<JournalEvent> Journal => _journal;

    private void Begin(Moment moment, string by)
    {
        (_now, _op, _by) = (moment.Now, moment.Op, by);
        _events = [];
        (_offersMade, _orders) = (0, 0);
    }

    private static Step Refuse(Refusal refusal, JsonElement? value = null) => new(refusal, [], value);

    private Step Done(JsonElement? value = null) => new(null, _events, value);

    /// <summary>The command was carried out before: done, and nothing changes.</summary>
    private static Step Repeated(JsonElement? value = null) => new(null, [], value);

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, HotlineJson.Options);

    /// <summary>Tells what happened, with the whole state after it. A document's version grows with each event that carries it, a desk's number too.</summary>
    private JournalEvent Tell(JournalEventType type, LiveContact? contact = null, LiveCounsellor? counsellor = null, object? data = null)
    {
        if (contact is { State: ContactState.Waiting, Image: { Priority: >= Priority.High, IsHeld: false } } && Ms(contact.Image.Arrived) + Rules.Spared is var spared && spared > _now)
            contact.SparedUntil = spared;
        if (contact is not null)
            contact.Image = contact.Image with { Version = contact.Image.Version + 1, Epoch = _epoch };
        if (counsellor is not null)
            counsellor.Image = counsellor.Image with { Version = counsellor.Image.Version + 1, Desk = counsellor.Image.Desk + 1, Epoch = _epoch };
        return Append(new JournalEvent
        {
            Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = type, By = _by,
            Contact = contact?.Image, Counsellor = counsellor?.Image, Data = data is null ? null : Json(data),
        });
    }

    private JournalEvent Append(JournalEvent told)
    {
        var numbered = told with { Id = $"{_op}:{_events.Count + 1}", Number = ++_number };
        _events.Add(numbered);
        _journal.Add(numbered);
        return numbered;
    }

    /// <summary>Tells what changed no document; whose it is goes along as ids.</summary>
    private void TellOf(JournalEventType type, LiveContact contact, Func<JournalEvent, JournalEvent> with) =>
        Append(with(new JournalEvent
        {
            Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = type, By = _by, ContactId = contact.Id, CounsellorId = contact.Image.Counsellor,
        }));

    private LiveContact? ContactOf(Guid? id) => id is { } known ? _contacts.GetValueOrDefault(known) : null;

    private LiveCounsellor? CounsellorOf(Guid? id) => id is { } known ? _counsellors.GetValueOrDefault(known) : null;

    /// <summary>On whose desk a contact is, offered or owned.</summary>
    private LiveCounsellor? DeskOf(LiveContact contact) => CounsellorOf(contact.Image.Offer?.Counsellor ?? contact.Image.Counsellor);

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static Dictionary<TKey, TValue> With<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map, TKey key, TValue value) where TKey : notnull =>
        new(map) { [key] = value };

    private static Dictionary<TKey, TValue> Without<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map, params IEnumerable<TKey> keys) where TKey : notnull
    {
        var rest = new Dictionary<TKey, TValue>(map);
        foreach (var key in keys)
            rest.Remove(key);
        return rest;
    }
}
