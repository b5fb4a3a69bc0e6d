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
        var given = new HashSet<Guid>();
        Guid? after = null;
        while (await record.ReadOpenAsync(after, Chunk, cancellation) is { Count: > 0 } chunk)
        {
            await GiveAsync(chunk, cancellation);
            given.UnionWith(chunk.Select(e => e.Id));
            after = chunk[^1].Id;
        }
        // The store may have lost the moment in which one was closed: of its contact, long closed too, nobody would ask.
        foreach (var held in (await escalations.ReadOpenIdsAsync(cancellation)).Where(id => !given.Contains(id)).Chunk(Chunk))
            await GiveAsync(await record.ReadAllAsync(held, cancellation), cancellation);
    }

    private async Task GiveAsync(IReadOnlyList<Escalation> known, CancellationToken cancellation) =>
        await notifier.ShowAsync((await escalations.LoadAsync(null, known, cancellation)).Events);
}
