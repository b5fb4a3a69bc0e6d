using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Twilio;

/// <summary>
/// Every 30 seconds the live legs are compared with the network's own list of calls: an event that said a leg's end may have been lost.
/// What the list lacks is asked for by itself before anything is believed, and telling twice changes nothing, so that every node may sweep.
/// </summary>
internal sealed class SweepCalls(IContactQueue queue, TwilioRest rest, LoseCallLeg lose, TimeProvider time, ILogger<SweepCalls> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                try
                {
                    await HandleAsync(stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    // The network or the live state is away: those who wait keep their places, and the next sweep looks again.
                    logger.NotSwept(failure.GetType().Name);
                }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <returns>How many lost legs were found.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var known = (await queue.ReadOpenContactsAsync(cancellation)).Where(c => c.Call?.CallerSid is not null && LiveState.IsUnderWay(c)).ToList();
        if (known.Count == 0)
            return 0;
        var live = await rest.ReadLiveAsync(cancellation);
        var lost = 0;
        foreach (var contact in known)
        {
            if (await IsLostAsync(contact.Call!.CallerSid, live, cancellation))
            {
                await lose.CallerAsync(contact, contact.Call.CallerSid!, "call lost, found by the sweep");
                lost++;
                continue;
            }
            if (contact.State is ContactState.Connecting or ContactState.Connected && await IsLostAsync(contact.Call.CounsellorSid, live, cancellation))
            {
                await lose.StaffAsync(contact, contact.Call.CounsellorSid!, contact.Offer?.Id ?? Guid.Empty, "leg: lost");
                lost++;
            }
            if (contact.Consult is { Sid: { } second } consult && await IsLostAsync(second, live, cancellation))
            {
                await lose.StaffAsync(contact, second, consult.Id, "leg: lost");
                lost++;
            }
        }
        return lost;
    }

    private async Task<bool> IsLostAsync(string? sid, IReadOnlySet<string> live, CancellationToken cancellation) =>
        sid is not null && !live.Contains(sid) && !await rest.IsLiveAsync(sid, cancellation);
}
