using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;

namespace Hotline.Chaos.Checks;

/// <summary>The journal by itself: no gap, no event twice, nobody with two counsellors, no word from whoever the contact does not belong to.</summary>
internal static class JournalChecks
{
    public static IEnumerable<string> WithoutGap(History history)
    {
        ToldEvent? before = null;
        foreach (var told in history.Surviving)
        {
            var happened = told.Event;
            if (happened.Type is JournalEventType.EpochOpened ? happened.Number != 1 : before is null || happened.Epoch != before.Event.Epoch || happened.Number != before.Event.Number + 1)
                yield return $"{happened.Type} {happened.Epoch}:{happened.Number} follows {before?.Event.Epoch}:{before?.Event.Number}";
            if (before is not null && told.Place != before.Place + 1 && !(happened.Type is JournalEventType.EpochOpened && before.Fate is Fate.Lost && told.Place == 1))
                yield return $"place {told.Place} ({happened.Type}) follows {before.Place}";
            before = told;
        }
        foreach (var twice in history.Surviving.GroupBy(t => t.Event.Id).Where(g => g.Count() > 1))
            yield return $"event {twice.Key} was told {twice.Count()} times";
    }

    /// <summary>Within an epoch a document's version and a desk's number grow by one from event to event.</summary>
    public static IEnumerable<string> StreamsWithoutGap(History history)
    {
        var last = new Dictionary<(Guid Id, bool Desk), (string Epoch, long Number)>();
        foreach (var happened in history.Surviving.Select(t => t.Event))
            foreach (var (key, number) in Streams(happened))
            {
                if (last.TryGetValue(key, out var before) && before.Epoch == happened.Epoch && number != before.Number + 1)
                    yield return $"{(key.Desk ? "desk" : "version")} {number} of {key.Id} follows {before.Number} at {happened.Type} {happened.Number}";
                last[key] = (happened.Epoch, number);
            }
    }

    private static IEnumerable<((Guid Id, bool Desk) Key, long Number)> Streams(JournalEvent happened)
    {
        if (happened.Contact is { } contact)
            yield return ((contact.Id, false), contact.Version);
        if (happened.Counsellor is { } counsellor)
        {
            yield return ((counsellor.Id, false), counsellor.Version);
            yield return ((counsellor.Id, true), counsellor.Desk);
        }
    }

    /// <summary>Replays who has whom: by each counsellor's own image, one contact is on one desk.</summary>
    public static IEnumerable<string> OneCounsellor(History history)
    {
        var desks = new Dictionary<Guid, HashSet<Guid>>();
        var owners = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var happened in history.Surviving.Select(t => t.Event))
        {
            // After a loss everybody is told anew.
            if (happened.Type is JournalEventType.EpochOpened)
            {
                desks.Clear();
                owners.Clear();
            }
            if (happened.Counsellor is not { } counsellor)
                continue;
            var now = counsellor.Contacts.Where(c => c.Value.State is ContactState.Connecting or ContactState.Connected).Select(c => c.Key).ToHashSet();
            foreach (var gone in desks.GetValueOrDefault(counsellor.Id, []).Where(id => !now.Contains(id)))
                owners[gone].Remove(counsellor.Id);
            foreach (var id in now)
            {
                var of = owners.TryGetValue(id, out var known) ? known : owners[id] = [];
                if (of.Add(counsellor.Id) && of.Count > 1)
                    yield return $"{id} is with {string.Join(" and ", of)} at {happened.Type} {happened.Epoch}:{happened.Number}";
            }
            desks[counsellor.Id] = now;
        }
    }

    /// <summary>A counsellor's message was taken while the contact was that counsellor's, and connected.</summary>
    public static IEnumerable<string> OnlyTheOwnCounsellorSpeaks(History history)
    {
        var contacts = new Dictionary<Guid, Contact>();
        foreach (var happened in history.Surviving.Select(t => t.Event))
        {
            if (happened.Contact is { } contact)
                contacts[contact.Id] = contact;
            // What a screen gave back after a loss was said before.
            if (happened is { Message: { Counsellor: { } speaker } message, ContactId: { } id } && happened.By == speaker.ToString()
                && contacts.GetValueOrDefault(id) is { } known && known.Epoch == happened.Epoch && (known.Counsellor != speaker || known.State is not ContactState.Connected))
                yield return $"{speaker} wrote {message.Number} to {id}, which is {known.State} and {known.Counsellor}'s";
        }
    }

    /// <summary>The newest image that was ever told of each document is the document, field for field.</summary>
    public static IEnumerable<string> Rebuilds(History history, IEnumerable<Contact> contacts, IEnumerable<Counsellor> counsellors)
    {
        var told = history.Fold();
        foreach (var contact in contacts)
            if (told.Contacts.GetValueOrDefault(contact.Id) is not { } image)
                yield return $"contact {contact.Id} ({contact.State}) was never told";
            else if (Difference(image, contact) is { } difference)
                yield return $"contact {contact.Id}: {difference}";
        foreach (var counsellor in counsellors)
            if (told.Counsellors.GetValueOrDefault(counsellor.Id) is not { } image)
                yield return $"counsellor {counsellor.Alias} was never told";
            else if (Difference(image, counsellor) is { } difference)
                yield return $"counsellor {counsellor.Alias}: {difference}";
    }

    /// <summary>Field by field, so that a finding can be read.</summary>
    public static string? Difference<T>(T told, T kept) where T : class
    {
        var (a, b) = (JsonSerializer.SerializeToElement(told, HotlineJson.Options), JsonSerializer.SerializeToElement(kept, HotlineJson.Options));
        if (JsonElement.DeepEquals(a, b))
            return null;
        string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetRawText() : "nothing";
        var fields = a.EnumerateObject().Select(p => p.Name).Union(b.EnumerateObject().Select(p => p.Name)).Where(name => Text(a, name) != Text(b, name));
        return string.Join(", ", fields.Select(name => $"{name} told {Text(a, name)} kept {Text(b, name)}"));
    }
}
