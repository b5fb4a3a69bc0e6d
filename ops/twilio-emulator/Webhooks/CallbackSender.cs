using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>
/// Sends status callbacks in the background. Each call and each conference has a lane: what is in one lane is sent in
/// order, one at a time, also through retries; lanes do not wait for each other.
/// </summary>
internal sealed class CallbackSender(WebhookClient webhooks, Faults faults, Debugger debugger, Clock clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> lanes = new(StringComparer.Ordinal);
    private int underWay;

    /// <summary>Callbacks that have not been sent yet, those under way included.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    public void Send(string lane, string kind, CallbackTarget target, IReadOnlyDictionary<string, string> parameters)
    {
        var request = webhooks.Prepare(kind, target.Url, target.Method, parameters);
        Interlocked.Increment(ref underWay);
        lock (gate)
        {
            var tail = SendAfterAsync(lanes.GetValueOrDefault(lane, Task.CompletedTask), request);
            lanes[lane] = tail;
            _ = ForgetAsync(lane, tail);
        }
    }

    /// <summary>Sends it once more, as Twilio does when an answer got lost on its way.</summary>
    public async Task<WebhookRequest?> RepeatAsync(int n, CancellationToken cancel)
    {
        if (webhooks.Log.Find(n) is not { } old)
        {
            return null;
        }

        // A GET's URL already carries the parameters.
        var again = webhooks.Log.Add(
            number => new WebhookRequest(number, old.Kind, old.Url, old.Method, old.Params, old.Signature, old.At));
        await webhooks.SendAsync(again, cancel);
        return again;
    }

    private async Task SendAfterAsync(Task before, WebhookRequest request)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        var subject = request.Url.AbsoluteUri;
        if (faults.Strike("callback-lost", subject) is not null)
        {
            request.Outcome = "lost";
            Interlocked.Decrement(ref underWay);
        }
        else if (faults.Strike("callback-reorder", subject) is { } late)
        {
            // It leaves its lane: what happened after it may be told before it.
            _ = DeliverAsync(request, faults.Part(late));
        }
        else
        {
            await DeliverAsync(request, faults.Strike("callback-delay", subject) is { } delay ? (delay.DurationMs ?? 1000) / 1000.0 : 0);
        }
    }

    private async Task DeliverAsync(WebhookRequest request, double wait)
    {
        try
        {
            await clock.PassRealAsync(wait, CancellationToken.None);
            var reply = await webhooks.SendAsync(request, CancellationToken.None);
            if (!reply.Ok)
            {
                var why = reply.Failure ?? $"HTTP {reply.Status}";
                debugger.Warning(Debugger.WebhookFailed, $"status callback failed: {why}", null, request.Url);
            }
            else if (faults.Strike("callback-duplicate", request.Url.AbsoluteUri) is not null)
            {
                await RepeatAsync(request.N, CancellationToken.None);
            }
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task ForgetAsync(string lane, Task tail)
    {
        await tail.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (lanes.GetValueOrDefault(lane) == tail)
            {
                lanes.Remove(lane);
            }
        }
    }
}
