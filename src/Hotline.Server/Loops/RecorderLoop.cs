using Hotline.Core.Journal;
using Hotline.Core.Record;

namespace Hotline.Server.Loops;

/// <summary>Drains the journal into SQL. While SQL is away it only tries again: nobody waits for it.</summary>
public sealed class RecorderLoop(DrainJournal drain, IRecord record, TimeProvider time, ILogger<RecorderLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private bool _migrated;

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        // The start goes on without SQL; its schema is brought up to date as soon as it is there.
        if (!_migrated)
        {
            await record.MigrateAsync(cancellation);
            _migrated = true;
        }
        if (await drain.HandleAsync(cancellation) == 0)
            await PauseAsync(Pause, cancellation);
    }
}
