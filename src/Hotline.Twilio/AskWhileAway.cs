using Microsoft.Extensions.Hosting;

namespace Hotline.Twilio;

/// <summary>
/// While the network does not answer, no call is offered, so that nobody else asks it anything: it is asked every three seconds, because callers
/// wait for its coming back. It is asked as soon as one request got no answer, so that accepts do not have to fail until that is known.
/// </summary>
internal sealed class AskWhileAway(TwilioRest rest, NetworkHealth health, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (health.IsDoubtful)
                    try
                    {
                        await rest.AskAsync(stoppingToken);
                    }
                    catch (Exception) when (!stoppingToken.IsCancellationRequested)
                    {
                        // Still away: what the answer was is known to the health.
                    }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
