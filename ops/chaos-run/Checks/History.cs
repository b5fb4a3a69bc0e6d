using System.Globalization;
using Hotline.Chaos.Service;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;

namespace Hotline.Chaos.Checks;

/// <summary>What became of an event that the journal told.</summary>
internal enum Fate
{
    /// <summary>It stood in the journal when the file ended.</summary>
    Stands,

    /// <summary>A recorder dropped it from the journal, and so had to have written it before.</summary>
    Recorded,

    /// <summary>FLUSHALL or a rollback took it before a recorder had dropped it: SQL may have it or not.</summary>
    Lost,
}

internal sealed record ToldEvent(JournalEvent Event, long Place, Fate Fate);

/// <summary>Everything that the journal ever told, in order, with what became of it; read from the append-only files, past the product.</summary>
internal sealed class History
{
    private readonly Dictionary<string, ToldEvent> _all = new(StringComparer.Ordinal);
    private readonly List<ToldEvent> _surviving = [];

    private History() { }

    /// <summary>Every event by id.</summary>
    public IReadOnlyDictionary<string, ToldEvent> All => _all;

    /// <summary>What the store that there is in the end was told, in order; what FLUSHALL took is in it, what a rollback took is not.</summary>
    public IReadOnlyList<ToldEvent> Surviving => _surviving;

    public static History Read(Cell cell)
    {
        var history = new History();
        foreach (var told in ReadOne(cell.AppendOnlyFolder))
        {
            history._surviving.Add(told);
            history._all[told.Event.Id] = told;
        }
        foreach (var told in cell.Abandoned.SelectMany(ReadOne))
            // What a recorder dropped is in SQL, whatever was rolled back afterwards.
            if (!history._all.TryGetValue(told.Event.Id, out var known))
                history._all[told.Event.Id] = told with { Fate = told.Fate is Fate.Recorded ? Fate.Recorded : Fate.Lost };
            else if (told.Fate is Fate.Recorded)
                history._all[told.Event.Id] = known with { Fate = Fate.Recorded };
        return history;
    }

    private static List<ToldEvent> ReadOne(string folder)
    {
        List<(string Json, Fate Fate)> told = [];
        var first = 0;
        void Leave(int until, Fate fate)
        {
            for (; first < until && first < told.Count; first++)
                told[first] = (told[first].Json, fate);
        }
        new AppendOnlyFile(folder).Read(Cell.JournalKey, json => told.Add((json, Fate.Stands)), trimmed => Leave(first + trimmed, Fate.Recorded), () => Leave(told.Count, Fate.Lost));
        return [.. told.Select(t => new ToldEvent(HotlineJson.Read<JournalEvent>(t.Json), PlaceOf(t.Json), t.Fate))];
    }

    private static long PlaceOf(string json) => long.Parse(json.AsSpan("{\"place\":".Length, json.IndexOf(',', StringComparison.Ordinal) - "{\"place\":".Length), CultureInfo.InvariantCulture);

    /// <summary>The newest image of each contact and counsellor by (epoch, version), whatever became of the event: what a state rebuilt from the journal is.</summary>
    public (Dictionary<Guid, Contact> Contacts, Dictionary<Guid, Counsellor> Counsellors) Fold()
    {
        Dictionary<Guid, Contact> contacts = [];
        Dictionary<Guid, Counsellor> counsellors = [];
        foreach (var told in _all.Values.Select(t => t.Event))
        {
            if (told.Contact is { } contact && (!contacts.TryGetValue(contact.Id, out var c) || IsNewer(contact.Epoch, contact.Version, c.Epoch, c.Version)))
                contacts[contact.Id] = contact;
            if (told.Counsellor is { } counsellor && (!counsellors.TryGetValue(counsellor.Id, out var k) || IsNewer(counsellor.Epoch, counsellor.Version, k.Epoch, k.Version)))
                counsellors[counsellor.Id] = counsellor;
        }
        return (contacts, counsellors);
    }

    private static bool IsNewer(string? epoch, long version, string? than, long thanVersion)
    {
        var order = string.CompareOrdinal(epoch ?? "", than ?? "");
        return order > 0 || (order == 0 && version > thanVersion);
    }
}
