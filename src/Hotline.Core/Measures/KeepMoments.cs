namespace Hotline.Core.Measures;

/// <summary>
/// Follows the record and keeps a moment from time to time. What is kept is derived from the journal, so two nodes that do
/// this keep the same, and a lost one is made again.
/// </summary>
public sealed class KeepMoments(IHistory history)
{
    /// <summary>Events between two kept moments; more where a moment is large, so that keeping stays a small part of the record.</summary>
    public const int Every = 2_000;
    private ServiceMoment? _moment;
    private (string Epoch, long Number) _place;
    private int _since;

    /// <returns>Whether the end of the record was reached.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellation)
    {
        if (_moment is null)
        {
            var kept = await history.ReadKeptAsync(DateTimeOffset.MaxValue.AddYears(-1), cancellation);
            (_moment, _place) = (ServiceMoment.From(kept), (kept?.Epoch ?? "", kept?.Number ?? 0));
        }
        var page = await history.ReadTracesAsync(_place.Epoch, _place.Number, cancellation);
        foreach (var told in page.Events)
            _moment.Apply(told);
        _place = (page.Epoch, page.Number);
        _since += page.Events.Count;
        if (_since >= Math.Max(Every, 4 * _moment.Size) && _moment.Epoch is not null)
        {
            await history.SaveKeptAsync(_moment.Keep(), cancellation);
            _since = 0;
        }
        return page.AtEnd;
    }
}
