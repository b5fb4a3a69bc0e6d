using System.Collections.Concurrent;
using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Bench;

/// <summary>
/// Counsellors who accept at once, talk for a fixed time and close, driven by what the scripts' own events say. Times are this
/// process's clock: <see cref="Arrive"/> is when an arrival was due, so a client that falls behind is measured, too.
/// </summary>
internal sealed class Shift(Engine engine, TimeSpan talk)
{
    private readonly ConcurrentDictionary<Guid, long> _due = new();
    private readonly ConcurrentDictionary<Guid, long> _freeSince = new();
    private readonly ConcurrentDictionary<Guid, Guid> _with = new();
    private int _waiting;

    public double TalkSeconds => talk.TotalSeconds;

    /// <summary>Arrival to offer, and how long a counsellor stayed idle while somebody waited, ms.</summary>
    public ConcurrentBag<double> Offered { get; } = [];
    public ConcurrentBag<double> Idle { get; } = [];
    public int Connected;
    public int DoubleConnects;
    public int Closed;

    public async Task SignInAsync(int counsellors) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, counsellors), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, cancellation) =>
        {
            var counsellor = Engine.NewCounsellor(n);
            _freeSince[counsellor.Id] = 0;
            Follow(Engine.Check(await engine.Queue.SignInAsync(counsellor, $"c{n}", cancellation)));
        });

    /// <param name="due">When it should have arrived (Stopwatch ticks).</param>
    /// <param name="priority">Of the contact.</param>
    public async Task Arrive(long due, Priority priority = Priority.Routine)
    {
        var contact = Engine.NewContact(priority);
        _due[contact.Id] = due;
        Interlocked.Increment(ref _waiting);
        Follow(Engine.Check(await engine.Queue.ReceiveAsync(contact, Engine.Need(), CancellationToken.None)));
    }

    private void Follow(Step step)
    {
        foreach (var happened in step.Events)
            if (happened is { Type: JournalEventType.OfferMade, Contact: { Offer: { } offer } contact })
            {
                var now = Stopwatch.GetTimestamp();
                Offered.Add(Milliseconds(now - _due[contact.Id]));
                Interlocked.Decrement(ref _waiting);
                // Idle in vain is only who was free while somebody waited already.
                if (_freeSince[offer.Counsellor] is > 0 and var since && _due[contact.Id] < since)
                    Idle.Add(Milliseconds(now - since));
                _ = ConverseAsync(contact.Id, offer);
            }
    }

    private async Task ConverseAsync(Guid contact, Offer offer)
    {
        if (!(await engine.Queue.AcceptAsync(offer.Counsellor, contact, offer.Id, CancellationToken.None)).Done)
            return;
        if (!_with.TryAdd(contact, offer.Counsellor) || _with.Count(w => w.Value == offer.Counsellor) > 1)
            Interlocked.Increment(ref DoubleConnects);
        Interlocked.Increment(ref Connected);
        await Task.Delay(talk, TimeProvider.System);
        _with.TryRemove(contact, out _);
        _freeSince[offer.Counsellor] = Stopwatch.GetTimestamp();
        Follow(Engine.Check(await engine.Queue.EndAsync(contact, Party.Caller, null, "left", CancellationToken.None)));
        Follow(Engine.Check(await engine.Queue.CloseAsync(offer.Counsellor, contact, new Closing(Disposition.Support, RiskLevel.Low, null), CancellationToken.None)));
        Interlocked.Increment(ref Closed);
    }

    public int Waiting => _waiting;

    /// <summary>Arrivals at a steady rate; each is sent when it is due, whatever became of the others.</summary>
    public async Task ArriveAsync(double perSecond, TimeSpan length, Func<int, Priority>? priority = null)
    {
        var total = (int)(perSecond * length.TotalSeconds);
        List<Task> arriving = new(total);
        await Pacer.RunAsync(perSecond, total, (sent, due) => arriving.Add(Task.Run(() => Arrive(due, priority?.Invoke(sent) ?? Priority.Routine))));
        await Task.WhenAll(arriving);
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
