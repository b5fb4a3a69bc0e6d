using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Settings;

namespace Hotline.Core.Epochs;

/// <summary>
/// Losing a store is one case with one path (architecture.md): emptied, rolled back, torn or restarted, one node opens a new
/// epoch, the record and everybody connected say what they know, and what is derived is rebuilt.
/// </summary>
public sealed class KeepEpoch(IContactQueue queue, IRecord record, RestoreEscalations escalations, DrainJournal drain, IAnnouncer announcer, INotifier notifier, TimeProvider time, string node)
{
    /// <summary>Matching pauses no longer than this for what the record knows.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private const int Chunk = 500, AtOnce = 16;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50), Beat = TimeSpan.FromMilliseconds(250), LinesKept = TimeSpan.FromSeconds(10);
    private readonly Companions _companions = new(time);

    /// <summary>The epoch that this node's connections were announced to, and the one whose screens were asked.</summary>
    private string? _announced, _asked;
    private bool _recordOwed;

    /// <summary>Settings as this node has read them last: with the store and SQL both away somebody must still know the lines.</summary>
    private IReadOnlyList<Line> _lines = [];
    private long _linesRead;

    /// <summary>Why the last load from the record was not complete, when the reason was not simply that SQL is away.</summary>
    public Exception? LoadFailure { get; private set; }

    /// <summary>Which other nodes the last look saw; one that was killed stays for two seconds.</summary>
    public IReadOnlyList<OtherNode> Others { get; private set; } = [];

    /// <summary>The epoch that is open now, or null while one is being opened elsewhere.</summary>
    public async Task<string?> HandleAsync(CancellationToken cancellation)
    {
        var run = await queue.ReadRunAsync(cancellation);
        var current = await LookAsync(cancellation);
        if (current is not { State: EpochState.Open } || current.Run != run)
        {
            var id = NextId(current?.Id);
            if (await queue.OpenEpochAsync(current?.Id, id, node, run, cancellation))
            {
                await WhileItLastsAsync(id, working => OpenAsync(id, working), cancellation);
                current = await queue.ReadEpochAsync(cancellation);
            }
        }
        if (current is null)
            return null;
        if (current.Id != _announced)
            await WhileItLastsAsync(current.Id, working => AnnounceAsync(current.Id, working), cancellation);
        if (current.State is EpochState.Open && current.Id != _asked)
        {
            await announcer.AskScreensAsync(cancellation);
            _asked = current.Id;
        }
        if (current.State is EpochState.Open && _recordOwed)
            await LoadLateAsync(cancellation);
        // None at all may mean that the store was emptied a moment ago.
        if (current.State is EpochState.Open && (_lines.Count == 0 || time.GetElapsedTime(_linesRead) > LinesKept) && await queue.ReadLinesAsync(cancellation) is { Count: > 0 } lines)
            (_lines, _linesRead) = (lines, time.GetTimestamp());
        return current.State is EpochState.Open ? current.Id : null;
    }

    private async Task<EpochInfo?> LookAsync(CancellationToken cancellation)
    {
        var now = await queue.KeepNodeAsync(node, _announced, cancellation);
        _companions.Saw(Others = now.Others);
        return now.Epoch;
    }

    /// <summary>
    /// Goes on looking while the work of an epoch is done: the others see that this node lives, and when the store is lost once more the
    /// work ends at once. It would wait for an epoch that nobody else may open.
    /// </summary>
    private async Task WhileItLastsAsync(string epoch, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = work(lost.Token);
        while (await Task.WhenAny(working, Task.Delay(Beat, time, cancellation)) != working && !cancellation.IsCancellationRequested)
            try
            {
                if ((await LookAsync(cancellation))?.Id != epoch)
                    await lost.CancelAsync();
            }
            catch (LiveStateUnavailableException)
            {
                await lost.CancelAsync();
            }
        try
        {
            await working;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new LiveStateUnavailableException("The live state was lost while it was being opened.", e);
        }
    }

    private async Task AnnounceAsync(string epoch, CancellationToken cancellation)
    {
        await announcer.AnnounceAsync(cancellation);
        _announced = epoch;
        await LookAsync(cancellation);
    }

    /// <summary>
    /// What another node knows and nobody else must be there before anybody is matched: a counsellor whose chats are not announced yet
    /// would be given more than he or she can take, and a message that comes too late would stand behind its own answer.
    /// </summary>
    private async Task AwaitCompanionsAsync(string epoch, CancellationToken limit, CancellationToken cancellation)
    {
        while (_companions.AwaitedFor(epoch) && !limit.IsCancellationRequested)
            await Task.Delay(Look, time, cancellation);
    }

    /// <summary>Later than the epoch before, also where this node's clock is behind: claims of a later epoch win.</summary>
    private string NextId(string? before)
    {
        var now = time.GetUtcNow();
        if (before is not null && Guid.TryParse(before, out var last))
        {
            var began = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(last.ToString("N")[..12], 16));
            if (began >= now)
                now = began.AddMilliseconds(1);
        }
        return Guid.CreateVersion7(now).ToString();
    }

    /// <summary>SQL was away, or slower than the pause, when the epoch opened: what it knows comes now, without stopping anybody.</summary>
    private async Task LoadLateAsync(CancellationToken cancellation)
    {
        try
        {
            await LoadRecordAsync(opening: null, cancellation);
            _recordOwed = false;
        }
        catch (RecordUnavailableException)
        {
            // Still away; the next look tries again.
        }
    }

    private async Task OpenAsync(string epoch, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestPause, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        LoadFailure = null;
        foreach (var line in _lines)
            await queue.LoadLineAsync(line, cancellation);
        try
        {
            await LoadRecordAsync(epoch, both.Token);
            _recordOwed = false;
        }
        catch (RecordUnavailableException)
        {
            // SQL being down never stops a caller from being answered: what is connected announces itself.
            _recordOwed = true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The pause is over; what was not loaded yet comes with tickets and announcements, and then from the record.
            _recordOwed = true;
        }
        catch (Exception e) when (e is not LiveStateUnavailableException && !cancellation.IsCancellationRequested)
        {
            // One row that cannot be read must not keep the service closed.
            LoadFailure = e;
        }
        await AnnounceAsync(epoch, cancellation);
        await AwaitCompanionsAsync(epoch, limit.Token, cancellation);
        var step = await queue.FinishOpeningAsync(epoch, cancellation);
        await notifier.ShowAsync(step.Events);
    }

    /// <param name="opening">The epoch that is being opened, whose counters are set; null when it is open.</param>
    /// <param name="cancellation">Ends the pause.</param>
    private async Task LoadRecordAsync(string? opening, CancellationToken cancellation)
    {
        // First everything that the journal still holds: afterwards the record's counters are exact.
        while (await drain.HandleAsync(cancellation) > 0)
        {
        }
        await PartAsync(async () =>
        {
            foreach (var line in await record.ReadLinesAsync(cancellation))
                await PartAsync(() => queue.LoadLineAsync(line, cancellation));
        });
        await PartAsync(async () =>
        {
            foreach (var chunk in (await record.ReadOptOutsAsync(cancellation)).Chunk(Chunk))
                await queue.LoadOptOutsAsync(chunk, cancellation);
        });
        await PartAsync(() => escalations.HandleAsync(cancellation));
        await PartAsync(() => LoadDutyAsync(cancellation));
        foreach (var name in SettingNames.Live)
            await PartAsync(async () =>
            {
                if (await record.ReadSettingVersionsAsync(name, cancellation) is [var newest, ..])
                    await queue.LoadSettingAsync(newest, cancellation);
            });
        await PartAsync(() => LoadContactsAsync(opening, cancellation));
    }

    private async Task LoadContactsAsync(string? opening, CancellationToken cancellation)
    {
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
            if (!await PartAsync(() => GiveAsync(chunk, cancellation)))
                // One of them is such that the live state cannot take it: the others are given by themselves.
                foreach (var contact in chunk)
                    await PartAsync(() => GiveAsync([contact], cancellation));
        if (opening is not null)
            await PartAsync(() => LoadCountersAsync(opening, cancellation));
        // Chats that go on first: what is only unfinished can wait.
        foreach (var chunk in byRecord.Values.Where(c => c.IsOpen).OrderBy(c => c.State is ContactState.WrapUp).Select(c => c.Id).Chunk(Chunk))
            foreach (var some in (await record.ReadTextsAsync(chunk, cancellation)).Chunk(AtOnce))
                await Task.WhenAll(some.Select(texts => PartAsync(() => LoadTextsAsync(texts, cancellation))));
    }

    /// <summary>What cannot be read or taken is told, and never stops what comes after it.</summary>
    /// <returns>Whether it was done.</returns>
    private async Task<bool> PartAsync(Func<Task> part)
    {
        try
        {
            await part();
            return true;
        }
        catch (Exception e) when (e is not (RecordUnavailableException or LiveStateUnavailableException or OperationCanceledException))
        {
            LoadFailure = e;
            return false;
        }
    }

    private async Task GiveAsync(IReadOnlyList<Contact> contacts, CancellationToken cancellation) =>
        await notifier.ShowAsync((await queue.LoadContactsAsync([.. contacts.Select(c => new RestoredContact(c, ClaimedBy.Record))], cancellation)).Events);

    private async Task LoadTextsAsync(ContactTexts texts, CancellationToken cancellation)
    {
        if (texts.Messages.Count > 0)
            await queue.LoadMessagesAsync(texts.Contact, texts.Messages, fromScreen: false, cancellation);
        if (texts.Form is { } form)
            await queue.LoadFormAsync(texts.Contact, form, cancellation);
    }

    private async Task LoadDutyAsync(CancellationToken cancellation)
    {
        var known = await record.ReadDutyAsync(cancellation);
        foreach (var shifts in known.Shifts.Chunk(Chunk))
            await queue.LoadDutyAsync(new DutyNow(shifts, []), cancellation);
        foreach (var partners in known.Partners.Chunk(Chunk))
            await queue.LoadDutyAsync(new DutyNow([], partners), cancellation);
    }

    private async Task LoadCountersAsync(string epoch, CancellationToken cancellation)
    {
        var lines = await queue.ReadLinesAsync(cancellation);
        var now = await queue.ReadClockAsync(cancellation);
        var days = lines.ToDictionary(l => l.Code, l => l.LocalTime(now).Day);
        await queue.LoadCountersAsync(epoch, await record.ReadCountersAsync(days, cancellation), cancellation);
    }
}
