using System.Runtime.CompilerServices;

namespace Hotline.Core.Measures;

/// <summary>An alarm that was on: from, and to when it was over; null where it was still on.</summary>
public sealed record AlarmSpan(string Line, AlarmKind Kind, Contacts.Channel? Channel, DateTimeOffset Began, DateTimeOffset? Ended, double Worst, double Limit);

/// <summary>What the journal tells of a period: whose time went where, which conversations began, which alarms were on, what was escalated.</summary>
public sealed record Period(IReadOnlyList<CounsellorTime> Counsellors, IReadOnlyList<Conversation> Conversations, IReadOnlyList<AlarmSpan> Alarms, IReadOnlyList<EscalationTrace> Escalations);

/// <summary>Any past moment and any period, rebuilt from the journal.</summary>
public sealed class ReadHistory(IHistory history)
{
    /// <summary>The service as it was at this time, everything that happened until then included.</summary>
    public async Task<ServiceMoment> MomentAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var kept = await history.ReadKeptAsync(at, cancellation);
        var moment = ServiceMoment.From(kept);
        await foreach (var told in EventsAsync(kept, at, cancellation))
            moment.Apply(told);
        return moment;
    }

    /// <param name="from">Included.</param>
    /// <param name="to">Not included.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Period> PeriodAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var kept = await history.ReadKeptAsync(from, cancellation);
        var moment = ServiceMoment.From(kept);
        var times = new CounsellorTimes(from);
        var alarms = new AlarmWatch(from);
        List<Conversation> conversations = [];
        var escalations = new Dictionary<Guid, EscalationTrace>();
        await foreach (var told in EventsAsync(kept, to.AddMilliseconds(-1), cancellation))
        {
            alarms.Until(moment, told.At);
            times.Before(moment, told);
            conversations.AddRange(moment.Apply(told).Where(t => t.Began >= from));
            // Those raised in the period, as they stood at its end.
            if (told.Trace.Escalation is { } escalation && escalation.Raised >= from)
                escalations[escalation.Id] = escalation;
        }
        alarms.Until(moment, to);
        times.Until(moment, to);
        conversations.AddRange(moment.Conversations.Where(t => t.Began >= from));
        return new Period(times.Of(conversations), conversations, alarms.Spans(), [.. escalations.Values.OrderBy(e => e.Raised)]);
    }

    private async IAsyncEnumerable<TracedEvent> EventsAsync(KeptMoment? after, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (epoch, number) = (after?.Epoch ?? "", after?.Number ?? 0);
        while (true)
        {
            var page = await history.ReadTracesAsync(epoch, number, cancellation);
            foreach (var told in page.Events)
            {
                if (told.At > until)
                    yield break;
                yield return told;
            }
            if (page.AtEnd)
                yield break;
            (epoch, number) = (page.Epoch, page.Number);
        }
    }
}

/// <summary>
/// Follows the alarms through time, to the second: after each second in which something happened, when a wait passes its limit, at each full
/// minute while somebody waits, and where nobody does at the minutes in which a line opens, closes or begins a new day by its clock.
/// </summary>
public sealed class AlarmWatch(DateTimeOffset from)
{
    private readonly Dictionary<(string, AlarmKind, Contacts.Channel?), AlarmSpan> _on = [];
    private readonly List<AlarmSpan> _over = [];
    private long _looked = from.ToUnixTimeSeconds() - 1;

    /// <summary>Nothing happened until then but time: looks at each second that may matter.</summary>
    public void Until(ServiceMoment moment, DateTimeOffset to)
    {
        var last = to.ToUnixTimeSeconds() - 1;
        while (_looked < last)
        {
            // The first look after what happened, then only where time alone may change something.
            var next = Math.Max(_looked + 1, Math.Min(last, moment.At.ToUnixTimeSeconds()));
            Look(moment, DateTimeOffset.FromUnixTimeSeconds(next + 1));
            _looked = next;
            var wake = Wake(moment, next, last);
            if (wake > next + 1)
                _looked = wake - 1;
        }
    }

    public IReadOnlyList<AlarmSpan> Spans() => [.. _over.Concat(_on.Values).OrderBy(s => s.Began)];

    private static long Wake(ServiceMoment moment, long after, long last)
    {
        var wake = (after / 60 + 1) * 60 - 1;
        var queues = moment.Queues();
        // Nights and empty months are most of the time: nothing but the clock can begin or end an alarm there.
        if (queues.Count == 0)
        {
            var now = Clocks(moment, after);
            while (wake < last && Clocks(moment, wake).SequenceEqual(now))
                wake += 60;
            return Math.Min(wake, last);
        }
        foreach (var queue in queues)
            if (moment.Lines.GetValueOrDefault(queue.Line) is { } line && queue.OldestArrival is { } oldest)
            {
                var passed = oldest.AddSeconds((line.Alarms ?? new AlarmLimits()).WaitLimit(line, queue.Channel)).ToUnixTimeSeconds();
                if (passed > after && passed < wake)
                    wake = passed;
            }
        return Math.Min(wake, last);
    }

    /// <summary>What the clock alone changes, as a look at the end of this second sees it: whether each line is open, and which day it has.</summary>
    private static List<(bool, DateTime)> Clocks(ServiceMoment moment, long second)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(second + 1);
        return [.. moment.Lines.Values.Select(line => (line.IsOpenAt(at), TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(line.TimeZone)).Date))];
    }

    private void Look(ServiceMoment moment, DateTimeOffset at)
    {
        var queues = moment.Queues();
        var seen = new HashSet<(string, AlarmKind, Contacts.Channel?)>();
        foreach (var line in moment.Lines.Values)
            foreach (var alarm in Alarms.Of(line, moment.Now(line, at, queues), at))
            {
                var key = (line.Code, alarm.Kind, alarm.Channel);
                seen.Add(key);
                var span = _on.GetValueOrDefault(key) ?? new AlarmSpan(line.Code, alarm.Kind, alarm.Channel, at, null, alarm.Value, alarm.Limit);
                var worse = alarm.Kind is AlarmKind.FewSeats or AlarmKind.ServiceLevel ? alarm.Value < span.Worst : alarm.Value > span.Worst;
                _on[key] = worse ? span with { Worst = alarm.Value } : span;
            }
        foreach (var key in _on.Keys.Where(key => !seen.Contains(key)).ToList())
        {
            _on.Remove(key, out var span);
            _over.Add(span! with { Ended = at });
        }
    }
}
