using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Journal;

/// <summary>
/// The recorder: applies the journal to SQL in batches, each exactly once. SQL holds the position; the transaction that moves
/// it writes the events, so two recorders cannot apply an event twice.
/// </summary>
public sealed class DrainJournal(IContactQueue queue, IRecord record) : IDisposable
{
    private const int Most = 500;

    /// <summary>The recorder's loop and the opening of an epoch drain in turn, so that "0" means level, not "somebody else is at it".</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private JournalPosition? _position;
    private bool _known;

    /// <returns>How many events were recorded; 0 when the record is level with the journal.</returns>
    /// <exception cref="RecordUnavailableException">SQL is away; nothing is lost, the journal keeps everything.</exception>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await DrainAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<int> DrainAsync(CancellationToken cancellation)
    {
        if (!_known)
        {
            _position = await record.ReadPositionAsync(cancellation);
            _known = true;
        }
        var page = await queue.ReadJournalAsync(_position, Most, cancellation);
        if (page.Events.Count == 0)
            return 0;
        var expected = _position;
        // Until the commit is certain the position is not: whatever happens now, it is read again.
        _known = false;
        if (!await record.ApplyAsync(expected, page, cancellation))
            return 0;
        var last = page.Events[^1];
        _position = new JournalPosition(last.Epoch, last.Number, last.Id);
        _known = true;
        await queue.TrimJournalAsync(_position, cancellation);
        return page.Events.Count;
    }
}
