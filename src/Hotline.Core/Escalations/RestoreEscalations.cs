using Hotline.Core.Record;

namespace Hotline.Core.Escalations;

/// <summary>After a loss: gives the live state back what the record knows of escalations and their plan.</summary>
public sealed class RestoreEscalations(IEscalations escalations, IEscalationRecord record, INotifier notifier)
{
    private const int Chunk = 200;

    /// <exception cref="RecordUnavailableException">SQL is away.</exception>
    public async Task HandleAsync(CancellationToken cancellation)
    {
        var plan = await record.ReadPlanAsync(cancellation);
        if (plan is not null)
            await escalations.LoadAsync(plan, [], cancellation);
        Guid? after = null;
        while (await record.ReadOpenAsync(after, Chunk, cancellation) is { Count: > 0 } chunk)
        {
            await notifier.ShowAsync((await escalations.LoadAsync(null, chunk, cancellation)).Events);
            after = chunk[^1].Id;
        }
    }
}
