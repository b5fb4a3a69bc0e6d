using Hotline.Core.Counsellors;

namespace Hotline.Core.Measures;

/// <summary>A counsellor's time in a period, seconds.</summary>
/// <param name="Break">Breaks with nobody on the line: who goes on talking is not on a break yet.</param>
/// <param name="Connected">With at least one contact, however many chats run.</param>
/// <param name="WrapUp">In wrap-up and with nobody.</param>
public sealed record CounsellorTime(Guid Id, string Alias, double SignedIn, double Break, double Connected, double WrapUp, int Services)
{
    /// <summary>(Connected + wrap-up) ÷ signed-in time less breaks.</summary>
    public double? Occupancy => Rates.Share(Connected + WrapUp, SignedIn - Break);
}

/// <summary>Adds up who did what while events are folded from <paramref name="from"/> on, by the clock.</summary>
public sealed class CounsellorTimes(DateTimeOffset from)
{
    private readonly Dictionary<Guid, CounsellorTime> _times = [];
    private readonly Dictionary<Guid, DateTimeOffset> _counted = [];

    /// <summary>Call before the moment takes the event: until then everything was as it is.</summary>
    public void Before(ServiceMoment moment, TracedEvent told)
    {
        if (told.Trace.Emptied)
            Until(moment, told.At);
        else if (told.Trace.Counsellor is { } counsellor)
            Count(moment.Counsellors.GetValueOrDefault(counsellor.Id), counsellor.Id, told.At);
    }

    /// <summary>Everybody on shift is counted up to here.</summary>
    public void Until(ServiceMoment moment, DateTimeOffset at)
    {
        foreach (var counsellor in moment.Counsellors.Values)
            Count(counsellor, counsellor.Id, at);
    }

    public IReadOnlyList<CounsellorTime> Of(IReadOnlyCollection<Conversation> conversations)
    {
        var services = conversations.CountBy(t => t.Counsellor).ToDictionary();
        return [.. _times.Values.Where(t => t.SignedIn > 0).Select(t => t with { Services = services.GetValueOrDefault(t.Id) }).OrderBy(t => t.Alias, StringComparer.Ordinal)];
    }

    private void Count(CounsellorTrace? was, Guid id, DateTimeOffset at)
    {
        var since = _counted.GetValueOrDefault(id, from);
        if (at <= since)
            return;
        _counted[id] = at;
        if (was is null)
            return;
        var seconds = (at - since).TotalSeconds;
        var time = _times.GetValueOrDefault(id) ?? new CounsellorTime(id, was.Alias, 0, 0, 0, 0, 0);
        _times[id] = time with
        {
            Alias = was.Alias,
            SignedIn = time.SignedIn + seconds,
            Connected = time.Connected + (was.Talks ? seconds : 0),
            WrapUp = time.WrapUp + (was.WrapsUp ? seconds : 0),
            Break = time.Break + (was is { Talks: false, WrapsUp: false, Presence: Presence.Break } ? seconds : 0),
        };
    }
}
