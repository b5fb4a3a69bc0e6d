using Hotline.Chaos.People;
using Hotline.Core.Contacts;

namespace Hotline.Chaos.Checks;

/// <summary>SQL beside the journal, the live state and what people saw.</summary>
internal static class RecordChecks
{
    /// <summary>Arrivals = closed + abandoned + overflowed + still open; and every caller who was let in is one of them.</summary>
    public static IEnumerable<string> Accounts(RecordFile record, History history, IReadOnlyDictionary<Guid, Contact> live, Ledger ledger)
    {
        foreach (var id in ledger.Arrived.Where(id => !record.Contacts.ContainsKey(id)))
            yield return $"{id} was let in and is not in SQL; live it is {live.GetValueOrDefault(id)?.State.ToString() ?? "unknown"}";
        var told = history.All.Values.Where(t => t.Event.Contact is not null).Select(t => t.Event.Contact!.Id).ToHashSet();
        foreach (var id in record.Contacts.Keys.Where(id => !told.Contains(id)))
            yield return $"{id} is in SQL and was never told";
        foreach (var contact in record.Contacts.Values)
        {
            if (contact.IsOpen && live.GetValueOrDefault(contact.Id) is not { IsOpen: true })
                yield return $"{contact.Id} is {contact.State} in SQL and {live.GetValueOrDefault(contact.Id)?.State.ToString() ?? "unknown"} in the live state";
            if (!contact.IsOpen && live.GetValueOrDefault(contact.Id) is { IsOpen: true } open)
                yield return $"{contact.Id} is {contact.State} in SQL and {open.State} in the live state";
        }
        foreach (var contact in live.Values.Where(c => c.IsOpen && !record.Contacts.ContainsKey(c.Id)))
            yield return $"{contact.Id} is {contact.State} in the live state and not in SQL";
    }

    /// <summary>Each event of the journal once, and nothing else; what a loss took before it was recorded may be missing.</summary>
    public static IEnumerable<string> EqualsTheJournal(RecordFile record, History history)
    {
        var recorded = record.Events.ToHashSet(StringComparer.Ordinal);
        if (recorded.Count != record.Events.Count)
            yield return $"{record.Events.Count - recorded.Count} events are recorded twice";
        foreach (var told in history.All.Values.Where(t => t.Fate is not Fate.Lost && !recorded.Contains(t.Event.Id)))
            yield return $"{told.Event.Type} {told.Event.Epoch}:{told.Event.Number} ({told.Fate}) is not in SQL";
        foreach (var id in recorded.Where(id => !history.All.ContainsKey(id)))
            yield return $"{id} is in SQL and was never told";
        foreach (var letter in record.DeadLetters)
            yield return $"dead letter: {letter}";
    }

    /// <summary>SQL's image of each contact is the newest that was told and recorded, and the live state's document.</summary>
    public static IEnumerable<string> ImagesAreTheNewest(RecordFile record, History history, IReadOnlyDictionary<Guid, Contact> live)
    {
        foreach (var (id, document) in live)
            if (record.Contacts.GetValueOrDefault(id) is { } image && JournalChecks.Difference(image, document) is { } difference)
                yield return $"{id}: SQL and live state: {difference.Replace("told", "SQL", StringComparison.Ordinal).Replace("kept", "live", StringComparison.Ordinal)}";
        var told = history.Fold().Contacts;
        foreach (var (id, image) in record.Contacts.Where(c => !live.ContainsKey(c.Key)))
            if (told.GetValueOrDefault(id) is { } newest && JournalChecks.Difference(newest, image) is { } difference)
                yield return $"{id}, gone from the live state: {difference}";
    }

    /// <summary>Each message that was acknowledged is in SQL once, by its number in its writer's order.</summary>
    public static IEnumerable<string> NoMessageLost(RecordFile record, Ledger ledger)
    {
        foreach (var contact in ledger.Kept.GroupBy(m => m.Contact))
        {
            var recorded = record.Messages.GetValueOrDefault(contact.Key, []);
            var places = recorded.Select((m, place) => (m.Id, place)).ToDictionary(m => m.Id, m => m.place);
            foreach (var kept in contact.Where(m => !places.ContainsKey(m.Id)))
                yield return $"{kept.Author}'s '{kept.Text}' ({kept.Id}) of {contact.Key} was acknowledged and is not in SQL";
            foreach (var number in recorded.GroupBy(m => m.Number).Where(g => g.Count() > 1))
                yield return $"{contact.Key} has {number.Count()} messages with number {number.Key} in SQL";
            foreach (var writer in contact.Where(m => places.ContainsKey(m.Id)).GroupBy(m => (m.Author, m.Counsellor)))
            {
                var order = writer.OrderBy(m => m.Order).Select(m => places[m.Id]).ToList();
                if (!order.SequenceEqual(order.Order()))
                    yield return $"{writer.Key.Author}'s messages of {contact.Key} stand in SQL as {string.Join(' ', order)}";
            }
        }
    }

    /// <summary>What screens showed: each message once, in the record's order, with the writer's words, and whole where the end was seen.</summary>
    public static IEnumerable<string> ScreensAgree(RecordFile record, Ledger ledger)
    {
        var texts = ledger.Kept.ToDictionary(m => m.Id, m => m.Text);
        foreach (var screen in ledger.Screens)
        {
            var shown = screen.Messages.Select(m => m.Id).ToList();
            var who = $"the screen of {screen.Whose} with {screen.Contact}";
            if (shown.Distinct().Count() != shown.Count)
                yield return $"{who} shows a message twice";
            foreach (var message in screen.Messages.Where(m => texts.TryGetValue(m.Id, out var text) && text != m.Text))
                yield return $"{who} shows '{message.Text}' instead of '{texts[message.Id]}'";
            var recorded = record.Messages.GetValueOrDefault(screen.Contact, []).Select(m => m.Id).ToList();
            var common = recorded.Where(shown.Contains).ToList();
            if (!common.SequenceEqual(shown.Where(recorded.Contains)))
                yield return $"{who} shows another order than SQL";
            foreach (var missing in shown.Where(id => !recorded.Contains(id)))
                yield return $"{who} shows {missing}, which is not in SQL";
            if (screen.SawTheEnd && screen.Messages.Count < screen.Expected)
                yield return $"{who} shows {screen.Messages.Count} of {screen.Expected} messages";
        }
    }
}
