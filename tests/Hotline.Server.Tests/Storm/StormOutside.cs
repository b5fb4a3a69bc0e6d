using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Storm;

/// <summary>Whoever answers outside: says goodbye to everybody who is put through.</summary>
internal sealed class StormOutside(TelephoneNetwork network)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task LiveAsync(CancellationToken over)
    {
        await network.BehaveAsync(StormPlan.Outside, "answer");
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                foreach (var leg in await network.LiveAsync(StormPlan.Outside))
                    if (leg["conference"] is not null)
                        await network.TryAsync((string)leg["sid"]!, "say", new { text = StormCaller.Goodbye });
        }
        catch (OperationCanceledException)
        {
        }
    }
}
