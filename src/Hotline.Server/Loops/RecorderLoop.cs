using Hotline.Core.Journal;

namespace Hotline.Server.Loops;

/// <summary>Drains the journal into SQL. While SQL is away it only tries again: nobody waits for it.</summary>
public sealed class RecorderLoop(DrainJournal drain, TimeProvider time, ILogger<RecorderLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await drain.HandleAsync(cancellation) == 0)
            await PauseAsync(Pause, cancellation);
    }
}
