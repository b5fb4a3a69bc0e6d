using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>
/// Sends status callbacks in the background. Each call and each conference has a lane: what is in one lane is sent in
/// order, one at a time, also through retries; lanes do not wait for each other.
/// </summary>
internal sealed class CallbackSender(WebhookClient webhooks, Faults faults, Debugger debugger)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> lanes = new(StringComparer.Ordinal);

    public void Send(string lane, string kind, CallbackTarget target, IReadOnlyDictionary<string, string> parameters)
    {
        var request = webhooks.Prepare(kind, target.Url, target.Method, parameters);
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
        if (faults.Strike("callback-lost", request.Url.AbsoluteUri) is not null)
        {
            request.Outcome = "lost";
            return;
        }

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
