namespace TwilioEmulator.Network;

/// <summary>
/// All calls and conferences, and the one gate through which they change. The gate is held for a few assignments and never
/// over an await; every call has its own loop and looks here. Whoever waits for something awaits <see cref="WaitAsync"/>.
/// </summary>
internal sealed class Switchboard(TimeProvider time)
{
    private const int Kept = 5000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Call> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Conference> conferences = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private TaskCompletionSource pulse = NewPulse();
    private long version;

    public T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    public T Change<T>(Func<T> change)
    {
        TaskCompletionSource old;
        T result;
        lock (gate)
        {
            result = change();
            old = pulse;
            pulse = NewPulse();
        }

        old.TrySetResult();
        return result;
    }

    public void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    /// <summary>Marks a call as changed, for the live page. Call it inside <see cref="Change(Action)"/>.</summary>
    public void Touch(Call call) => call.Version = ++version;

    /// <summary>The number of the last change to a call.</summary>
    public long Version => Read(() => version);

    public void Add(Call call)
    {
        calls.Add(call.Sid, call);
        order.Enqueue(call.Sid);
        Touch(call);
        // An ended call is forgotten after some thousands more; a live one never is.
        for (var tries = order.Count - Kept; tries > 0; tries--)
        {
            var oldest = order.Dequeue();
            if (calls[oldest].Ended)
            {
                calls.Remove(oldest);
            }
            else
            {
                order.Enqueue(oldest);
            }
        }
    }

    public void Add(Conference conference)
    {
        conferences.Add(conference.Sid, conference);
        if (conferences.Count > Kept && conferences.Values.FirstOrDefault(c => c.Status == ConferenceStatus.Completed) is { } old)
        {
            conferences.Remove(old.Sid);
        }
    }

    public Call? Find(string sid) => Read(() => calls.GetValueOrDefault(sid));

    public Conference? FindConference(string sid) => Read(() => conferences.GetValueOrDefault(sid));

    /// <summary>The one live conference of that name, if there is one.</summary>
    public Conference? LiveConference(string name) => Read(() =>
        conferences.Values.FirstOrDefault(c => c.FriendlyName == name && c.Status != ConferenceStatus.Completed));

    /// <summary>Newest first.</summary>
    public List<Call> Calls() => Read(() => order.Reverse().Select(sid => calls[sid]).ToList());

    /// <summary>Newest first.</summary>
    public List<Conference> Conferences() => Read(() => conferences.Values.OrderByDescending(c => c.Created).ToList());

    /// <summary>Waits until the condition, which is looked at after every change, holds. False after the timeout.</summary>
    public async Task<bool> WaitAsync(Func<bool> condition, TimeSpan? timeout, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var limit = Task.Delay(timeout ?? Timeout.InfiniteTimeSpan, time, stop.Token);
        try
        {
            while (true)
            {
                Task next;
                lock (gate)
                {
                    if (condition())
                    {
                        return true;
                    }

                    next = pulse.Task;
                }

                if (await Task.WhenAny(next, limit) == limit)
                {
                    cancel.ThrowIfCancellationRequested();
                    return Read(condition);
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
