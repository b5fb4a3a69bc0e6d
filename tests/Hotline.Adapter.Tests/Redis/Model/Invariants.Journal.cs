using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>The journal, and what can be counted from it.</summary>
internal static partial class Invariants
{
    /// <summary>Places and numbers grow by one, ids are given once.</summary>
    private static IEnumerable<string> JournalWithoutGap(LiveState state)
    {
        for (var i = 1; i < state.Places.Count; i++)
            if (state.Places[i] != state.Places[i - 1] + 1)
                yield return $"place {state.Places[i]} follows {state.Places[i - 1]}";
        for (var i = 1; i < state.Journal.Count; i++)
        {
            var (before, told) = (state.Journal[i - 1], state.Journal[i]);
            if (told.Epoch == before.Epoch ? told.Number != before.Number + 1 : told.Number != 1)
                yield return $"number {told.Number} of {told.Type} follows {before.Number}";
        }
        foreach (var twice in state.Journal.GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"id {twice.Key} was given {twice.Count()} times";
    }

    /// <summary>Versions of a document and numbers of a desk grow by one from event to event within an epoch.</summary>
    private static IEnumerable<string> StreamsWithoutGap(LiveState state)
    {
        var versions = new Dictionary<Guid, (string Epoch, long Version)>();
        var desks = new Dictionary<Guid, long>();
        foreach (var told in state.Journal)
        {
            foreach (var (id, version) in Images(told))
            {
                if (versions.TryGetValue(id, out var known) && known.Epoch == told.Epoch && version != known.Version + 1)
                    yield return $"version {version} of {id} follows {known.Version}";
                versions[id] = (told.Epoch, version);
            }
            if (told.Counsellor is not { } counsellor)
                continue;
            if (desks.TryGetValue(counsellor.Id, out var desk) && counsellor.Desk != desk + 1)
                yield return $"desk number {counsellor.Desk} of {counsellor.Alias} follows {desk}";
            desks[counsellor.Id] = counsellor.Desk;
        }
    }

    private static IEnumerable<(Guid Id, long Version)> Images(JournalEvent told)
    {
        if (told.Contact is { } contact)
            yield return (contact.Id, contact.Version);
        if (told.Counsellor is { } counsellor)
            yield return (counsellor.Id, counsellor.Version);
    }

    /// <summary>The last image of each document in the journal is the document, field for field.</summary>
    private static IEnumerable<string> JournalRebuilds(LiveState state)
    {
        var (contacts, counsellors) = Fold(state.Journal);
        foreach (var (id, document) in state.Contacts)
            if (contacts.GetValueOrDefault(id) is not { } told)
                yield return $"contact {id} was never told";
            else if (Difference(told, document.Image) is { } difference)
                yield return $"contact {id}: {difference}";
        foreach (var (id, document) in state.Counsellors)
            if (counsellors.GetValueOrDefault(id) is not { } told)
                yield return $"counsellor {id} was never told";
            else if (Difference(told, document.Image) is { } difference)
                yield return $"counsellor {document.Image.Alias}: {difference}";
        foreach (var open in contacts.Values.Where(c => c.IsOpen && !state.Contacts.ContainsKey(c.Id)))
            yield return $"open contact {open.Id} was told and has no document";
    }

    /// <summary>What the journal alone says is the state.</summary>
    public static (Dictionary<Guid, Contact> Contacts, Dictionary<Guid, Counsellor> Counsellors) Fold(IEnumerable<JournalEvent> journal)
    {
        Dictionary<Guid, Contact> contacts = [];
        Dictionary<Guid, Counsellor> counsellors = [];
        foreach (var told in journal)
        {
            if (told.Contact is { } contact)
                contacts[contact.Id] = contact;
            if (told.Counsellor is { } counsellor)
                counsellors[counsellor.Id] = counsellor;
        }
        return (contacts, counsellors);
    }

    private static string? Difference<T>(T told, T kept) where T : class
    {
        if (ReferenceEquals(told, kept))
            return null;
        var (a, b) = (JsonSerializer.SerializeToElement(told, HotlineJson.Options), JsonSerializer.SerializeToElement(kept, HotlineJson.Options));
        return JsonElement.DeepEquals(a, b) ? null : $"told {a}, kept {b}";
    }

    /// <summary>A contact's risk is lowered by whoever closes it or fills in its form, and by nothing that happens; its priority by nothing and nobody (domain.md, section 3).</summary>
    private static IEnumerable<string> RiskFallsByPeopleOnly(LiveState state)
    {
        var known = new Dictionary<Guid, Contact>();
        foreach (var told in state.Journal.Where(e => e.Contact is not null))
        {
            var now = told.Contact!;
            if (known.TryGetValue(now.Id, out var before))
            {
                if (now.Risk < before.Risk && !(told.Type is JournalEventType.ContactClosed or JournalEventType.FormSaved && Guid.TryParse(told.By, out _)))
                    yield return $"{told.Type} by {told.By} brings {now.Id} from {before.Risk} to {now.Risk}";
                if (now.Priority < before.Priority)
                    yield return $"{told.Type} by {told.By} brings {now.Id} down from {before.Priority} to {now.Priority}";
            }
            known[now.Id] = now;
        }
    }

    /// <summary>Numbers of a chat from 1 without a hole, and nobody saw more than there is.</summary>
    private static IEnumerable<string> Messages(LiveState state)
    {
        foreach (var (id, chat) in state.Chats)
            if (!chat.Numbers.SequenceEqual(Enumerable.Range(1, chat.Last)) || chat.Ids.Distinct().Count() != chat.Last)
                yield return $"{id} has numbers [{string.Join(' ', chat.Numbers)}], {chat.Ids.Count} ids and {chat.Last} as the last";
            else if (chat.SeenByCaller > chat.Last || chat.SeenByCounsellor > chat.Last)
                yield return $"{id}: more was seen than there is";
    }

    /// <summary>Counters are what the contacts say; only looked at where the journal is whole and of one epoch.</summary>
    private static IEnumerable<string> Counters(LiveState state)
    {
        if (state.Journal is not [{ Type: JournalEventType.EpochOpened }, ..] || state.Journal.Any(e => e.Epoch != state.Journal[0].Epoch) || state.Places[0] != 1)
            yield break;
        var expected = CountersOf(state.Contacts.Values.Select(c => c.Image));
        foreach (var name in expected.Keys.Union(state.Counters.Keys).Order(StringComparer.Ordinal))
            if (expected.GetValueOrDefault(name) != state.Counters.GetValueOrDefault(name))
                yield return $"{name} is {state.Counters.GetValueOrDefault(name)} and not {expected.GetValueOrDefault(name)}";
    }

    /// <summary>domain.md, section 5: each counter is a question to the contacts.</summary>
    public static Dictionary<string, long> CountersOf(IEnumerable<Contact> contacts)
    {
        Dictionary<string, long> counters = [];
        foreach (var contact in contacts.Where(c => c.Direction is Direction.Inbound))
        {
            void Count(string measure, long by = 1)
            {
                var name = $"{contact.Line}:{contact.Day}:{contact.Channel}:{contact.Hour}:{measure}";
                counters[name] = counters.GetValueOrDefault(name) + by;
            }
            Count("arrived");
            if (contact.Answered is { } answered)
            {
                var waited = Ms(answered) - Ms(contact.Arrived);
                Count("answered");
                Count("waitMilliseconds", waited);
                if (waited <= contact.Rules!.Target)
                    Count("answeredInTarget");
            }
            else if (contact.State is ContactState.Abandoned)
            {
                Count(contact.ShortAbandon ? "shortAbandoned" : "abandoned");
                if (!contact.ShortAbandon && Ms(contact.Ended!.Value) - Ms(contact.Arrived) > contact.Rules!.Target)
                    Count("abandonedAfterTarget");
            }
            if (contact.State is ContactState.Closed)
                Count("closed");
            if (contact.State is ContactState.Overflowed)
                Count("overflowed");
        }
        return counters;
    }
}
