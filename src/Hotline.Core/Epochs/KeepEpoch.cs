using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Epochs;

/// <summary>
/// Losing a store is one case with one path (architecture.md): emptied, rolled back, torn or restarted, one node opens a new
/// epoch, the record and everybody connected say what they know, and what is derived is rebuilt.
/// </summary>
public sealed class KeepEpoch(IContactQueue queue, IRecord record, DrainJournal drain, IAnnouncer announcer, INotifier notifier, TimeProvider time, string node)
{
    /// <summary>Matching pauses no longer than this for what the record knows.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private const int Chunk = 500;
    private string? _announced;

    /// <summary>The epoch that is open now, or null while one is being opened elsewhere.</summary>
    public async Task<string?> HandleAsync(CancellationToken cancellation)
    {
        var run = await queue.ReadRunAsync(cancellation);
        var current = await queue.ReadEpochAsync(cancellation);
        if (current is not { State: EpochState.Open } || current.Run != run)
        {
            var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
            if (await queue.OpenEpochAsync(current?.Id, id, node, run, cancellation))
            {
                await OpenAsync(id, cancellation);
                current = await queue.ReadEpochAsync(cancellation);
            }
        }
        if (current is null)
            return null;
        if (current.Id != _announced)
        {
            await announcer.AnnounceAsync(cancellation);
            if (current.State is EpochState.Open)
            {
                await announcer.AskScreensAsync(cancellation);
                _announced = current.Id;
            }
        }
        return current.State is EpochState.Open ? current.Id : null;
    }

    private async Task OpenAsync(string epoch, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestPause, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await LoadRecordAsync(both.Token);
        }
        catch (RecordUnavailableException)
        {
            // SQL being down never stops a caller from being answered: what is connected announces itself.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The pause is over; what was not loaded yet comes with tickets and announcements.
        }
        await announcer.AnnounceAsync(cancellation);
        var step = await queue.FinishOpeningAsync(epoch, cancellation);
        await notifier.ShowAsync(step.Events);
    }

    private async Task LoadRecordAsync(CancellationToken cancellation)
    {
        // First everything that the journal still holds: afterwards the record's counters are exact.
        while (await drain.HandleAsync(cancellation) > 0)
        {
        }
        foreach (var line in await record.ReadLinesAsync(cancellation))
            await queue.LoadLineAsync(line, cancellation);

        var known = await queue.ReadOpenContactsAsync(cancellation);
        var byRecord = new Dictionary<Guid, Contact>();
        foreach (var chunk in known.Select(c => c.Id).Chunk(Chunk))
            foreach (var contact in await record.ReadContactsAsync(chunk, cancellation))
                byRecord[contact.Id] = contact;
        Guid? after = null;
        while (await record.ReadOpenContactsAsync(after, Chunk, cancellation) is { Count: > 0 } chunk)
        {
            foreach (var contact in chunk)
                byRecord[contact.Id] = contact;
            after = chunk[^1].Id;
        }
        foreach (var chunk in byRecord.Values.Chunk(Chunk))
            await queue.LoadContactsAsync([.. chunk.Select(c => new RestoredContact(c, Vouched: false))], cancellation);
        foreach (var contact in byRecord.Values.Where(c => c.IsOpen))
        {
            if (contact.Channel is Channel.Chat && await record.ReadMessagesAsync(contact.Id, cancellation) is { Count: > 0 } messages)
                await queue.LoadMessagesAsync(contact.Id, messages, fromScreen: false, cancellation);
            if (await record.ReadFormAsync(contact.Id, cancellation) is { } form)
                await queue.LoadFormAsync(contact.Id, form, cancellation);
        }
        var lines = await queue.ReadLinesAsync(cancellation);
        var now = time.GetUtcNow();
        var days = lines.ToDictionary(l => l.Code, l => l.LocalTime(now).Day);
        await queue.LoadCountersAsync(await record.ReadCountersAsync(days, cancellation), cancellation);
    }
}
