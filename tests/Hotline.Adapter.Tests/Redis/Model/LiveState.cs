using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Reference;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>A contact's document and what only the engine needs of it.</summary>
internal sealed record ContactDocument(Contact Image, IReadOnlyDictionary<Guid, long> Tried, IReadOnlySet<string> Connections);

internal sealed record CounsellorDocument(Counsellor Image, bool LeftByGrace, IReadOnlySet<string> Connections);

/// <summary>Somebody's place in a sorted set.</summary>
internal readonly record struct Ranked(Guid Id, double Score);

internal sealed record ChatState(IReadOnlyList<int> Numbers, IReadOnlyList<Guid> Ids, int Last, int SeenByCaller, int SeenByCounsellor);

/// <summary>The whole live state of a cell in one moment: from the model, or from a store (LiveStateReader).</summary>
internal sealed record LiveState
{
    public required long Now { get; init; }
    public required string Epoch { get; init; }

    /// <summary>The telephone network does not answer: no call is offered.</summary>
    public required bool CallsPaused { get; init; }
    public required Dictionary<Guid, ContactDocument> Contacts { get; init; }
    public required Dictionary<Guid, CounsellorDocument> Counsellors { get; init; }

    /// <summary>By requirement's text, in the store's order.</summary>
    public required Dictionary<string, List<Ranked>> Queues { get; init; }
    public required Dictionary<string, List<Guid>> Free { get; init; }

    /// <summary>Who could meet each requirement, whatever the load, and the same by counsellor. The texts are those that are known.</summary>
    public required Dictionary<string, HashSet<Guid>> Able { get; init; }
    public required Dictionary<Guid, HashSet<string>> Fits { get; init; }
    public required Dictionary<string, long> Timers { get; init; }

    /// <summary>The list of open contacts.</summary>
    public required HashSet<Guid> Open { get; init; }

    /// <summary>Contacts that each counsellor owns.</summary>
    public required Dictionary<Guid, HashSet<Guid>> Mine { get; init; }
    public required IReadOnlyList<JournalEvent> Journal { get; init; }

    /// <summary>The absolute place of each event of the journal.</summary>
    public required IReadOnlyList<long> Places { get; init; }
    public required Dictionary<Guid, ChatState> Chats { get; init; }

    /// <summary>Version of each record form.</summary>
    public required Dictionary<Guid, long> Forms { get; init; }
    public required Dictionary<string, long> Outbox { get; init; }

    /// <summary>Of the contacts; null where none raises itself, as in the model.</summary>
    public IReadOnlyList<Escalation>? Escalations { get; init; }

    /// <summary>Counters: line, day, channel, hour and measure joined by colons.</summary>
    public required Dictionary<string, long> Counters { get; init; }

    public static LiveState Of(ReferenceEngine engine, string epoch, long now)
    {
        var contacts = engine.Contacts.Values;
        var requirements = contacts.Where(c => c.State is Core.Contacts.ContactState.Waiting && !c.Image.IsHeld).Select(c => c.Image.Requirement).Distinct().ToList();
        return new LiveState
        {
            Now = now,
            Epoch = epoch,
            CallsPaused = engine.CallsPaused,
            Contacts = contacts.ToDictionary(c => c.Id, c => new ContactDocument(c.Image, new Dictionary<Guid, long>(c.Tried), c.Connections.Open.ToHashSet())),
            Counsellors = engine.Counsellors.Values.ToDictionary(c => c.Id, c => new CounsellorDocument(c.Image, c.LeftByGrace, c.Connections.Open.ToHashSet())),
            Queues = requirements.ToDictionary(r => r, r => engine.Queue(r).Select(c => new Ranked(c.Id, Rules.Score(c.Image))).ToList()),
            Free = requirements.ToDictionary(r => r, r => engine.Free(RequirementText.Read(r)).Select(c => c.Id).ToList()),
            Able = requirements.ToDictionary(r => r, r => engine.Able(r).Select(c => c.Id).ToHashSet()),
            Fits = engine.Counsellors.Values.ToDictionary(c => c.Id, c => requirements.Where(r => engine.Able(r).Contains(c)).ToHashSet()),
            Timers = engine.Timers().ToDictionary(t => t.Name, t => t.Due),
            Open = contacts.Where(c => c.Image.IsOpen).Select(c => c.Id).ToHashSet(),
            Mine = contacts.Where(c => c.Image is { IsOpen: true, Counsellor: not null }).GroupBy(c => c.Image.Counsellor!.Value).ToDictionary(g => g.Key, g => g.Select(c => c.Id).ToHashSet()),
            Journal = engine.Journal,
            Places = [.. Enumerable.Range(1, engine.Journal.Count).Select(n => (long)n)],
            Chats = contacts.Where(c => c.Messages.Count > 0).ToDictionary(c => c.Id, c => new ChatState(
                [.. c.Messages.Select(m => m.Number)], [.. c.Messages.Select(m => m.Id)], c.Messages.Count, c.Seen.GetValueOrDefault(Core.Chat.Author.Caller), c.Seen.GetValueOrDefault(Core.Chat.Author.Counsellor))),
            Forms = contacts.Where(c => c.Form is not null).ToDictionary(c => c.Id, c => c.Form!.Version),
            Outbox = engine.Outbox.ToDictionary(o => o.Item.Id, o => o.Due),
            Counters = Invariants.CountersOf(contacts.Select(c => c.Image)),
        };
    }
}
