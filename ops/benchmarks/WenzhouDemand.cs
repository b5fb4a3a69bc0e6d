using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Lines;
using Hotline.Core.Routing;

namespace Hotline.Bench;

/// <summary>Somebody who comes: when (ms), what for, how long he or she waits at most and talks (ms), and what it turns out to be.</summary>
internal sealed record Visitor(Contact Contact, Requirement Requirement, long At, long Patience, long Talk, RiskLevel Risk, Disposition Disposition);

/// <summary>A counsellor's time on duty, ms.</summary>
internal sealed record Duty(Counsellor Counsellor, long From, long To);

/// <summary>
/// Three years of the city's lines, invented within its public figures: 139,300 contacts from July 2022 to June 2025 (education
/// bureau, July 2025), twelve counties, three lines. The same each time. Curves of the day, the week and the school year; 3 % of the
/// callers make half of the calls; most risk is low.
/// </summary>
internal sealed class WenzhouDemand
{
    public const int Everything = 139_300;
    private const int AllDays = 1096;
    private static readonly DateTimeOffset First = new(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly string[] Counties =
        ["330302", "330303", "330304", "330305", "330324", "330326", "330327", "330328", "330329", "330381", "330382", "330383"];

    /// <summary>Weight of an hour: quiet nights, after school, the peak before bedtime.</summary>
    private static readonly double[] Hours = [1.5, 1, 0.7, 0.5, 0.4, 0.5, 0.8, 1.5, 3, 5, 5.5, 5, 4, 4.5, 5, 5.2, 5.8, 6.5, 7, 8.5, 9, 8, 5, 3];

    /// <summary>By month: examinations in January and June, the new term in September, its first examinations in November.</summary>
    private static readonly double[] Months = [1.3, 0.6, 1.1, 1, 1.3, 1.7, 0.7, 0.8, 1.3, 1.1, 1.2, 1.1];
    private static readonly (double From, double Length, int People)[] Rota = [(8, 8, 9), (15.5, 6.5, 13), (21.5, 10.5, 4)];

    /// <summary>The share of the contacts, and the hours.</summary>
    private static readonly (Line Line, double Share)[] Shares =
    [
        (new Line { Code = "12355", Name = "12355 青少年服务台", NameEn = "12355 Youth Line", Opens = "08:30", Closes = "21:30" }, 0.45),
        (new Line { Code = "12356", Name = "12356 心理援助热线", NameEn = "12356 Psychological Assistance Line" }, 0.35),
        (new Line { Code = "wenxin", Name = "温心有约", NameEn = "Wenxin Appointment", Opens = "09:00", Closes = "21:00", PrefersCounty = true }, 0.2),
    ];
    private readonly Random _dice = new(139_300);
    private readonly int _contacts, _days;

    public WenzhouDemand(int contacts)
    {
        (_contacts, _days) = (contacts, Math.Max(2, (int)((long)contacts * AllDays / Everything)));
        Visitors = [.. Enumerable.Range(0, contacts).Select(_ => Visit()).OrderBy(v => v.At)];
        Shifts = [.. Enumerable.Range(-1, _days + 2).SelectMany(ShiftsOf)];
    }

    public static IEnumerable<Line> Lines => Shares.Select(s => s.Line);
    public IReadOnlyList<Visitor> Visitors { get; }
    public IReadOnlyList<Duty> Shifts { get; }
    public int Days => _days;

    private Visitor Visit()
    {
        var at = Moment();
        var line = Pick(Shares, s => s.Line.IsOpenAt(at, Channel.Voice) ? s.Share : 0).Line;
        var channel = _dice.NextDouble() < 0.7 ? Channel.Voice : Channel.Chat;
        var risk = Pick([(RiskLevel.Low, 70), (RiskLevel.Moderate, 22), (RiskLevel.High, 7), (RiskLevel.Immediate, 1)], r => (double)r.Item2).Item1;
        var answers = new CallerAnswers { County = Counties[_dice.Next(Counties.Length)], AgeBand = AgeBand.From14To17, Topic = (Topic)_dice.Next(22) };
        var requirement = line.RequirementOf(channel, answers);
        var (day, hour) = line.LocalTime(at);
        var contact = new Contact
        {
            Id = Guid.CreateVersion7(at.AddMilliseconds(_dice.Next(1000))), Line = line.Code, Channel = channel, Requirement = requirement.Canonical(), Plan = Relaxation.Plan(requirement, line.Relaxation),
            // Half of those in danger say so beforehand.
            Priority = risk is RiskLevel.Immediate && _dice.Next(2) == 0 ? Priority.Immediate : risk is RiskLevel.High && _dice.Next(4) == 0 ? Priority.High : Priority.Routine,
            Day = day, Hour = hour, Answers = answers,
            Call = channel is Channel.Voice ? new CallLegs { CallerSid = $"CA{Guid.CreateVersion7():N}", Dialled = "+15005550006", CallerKey = Caller() } : null,
        };
        // Some hang up at once; the others wait some minutes.
        var patience = _dice.NextDouble() < 0.03 ? 1_000 + _dice.Next(4_000) : Around(240_000, 8_000, 1_800_000);
        return new Visitor(contact, requirement, at.ToUnixTimeMilliseconds(), patience, Around(channel is Channel.Voice ? 1_000_000 : 1_800_000, 20_000, 5_400_000), risk,
            risk >= RiskLevel.High ? Disposition.SafetyPlan : (Disposition)(1 + _dice.Next(2)));
    }

    /// <summary>A moment by the weights of month, weekday and hour: a throw is kept as often as its moment weighs.</summary>
    private DateTimeOffset Moment()
    {
        const double heaviest = 1.7 * 1.15 * 9;
        while (true)
        {
            var at = First.AddSeconds(_dice.NextDouble() * _days * 86_400);
            var weekday = at.DayOfWeek switch { DayOfWeek.Sunday => 1.15, DayOfWeek.Monday => 1.1, DayOfWeek.Saturday => 0.85, _ => 1.0 };
            if (_dice.NextDouble() * heaviest < Months[at.Month - 1] * weekday * Hours[at.Hour])
                return at;
        }
    }

    /// <summary>Like the fingerprint of a number. Half of the calls come from 3 % of the callers.</summary>
    private string Caller()
    {
        var callers = Math.Max(100, _contacts / 3);
        var frequent = callers * 3 / 100;
        var who = _dice.Next(2) == 0 ? _dice.Next(frequent) : frequent + _dice.Next(callers - frequent);
        return $"caller-{who:D36}";
    }

    private IEnumerable<Duty> ShiftsOf(int day)
    {
        for (var turn = 0; turn < Rota.Length; turn++)
            for (var i = 0; i < Rota[turn].People; i++)
            {
                // Twice as many people as places: they come every other day.
                var number = turn * 100 + i * 2 + (day & 1);
                var from = First.AddDays(day).AddHours(Rota[turn].From).ToUnixTimeMilliseconds();
                yield return new Duty(Person(number), from, from + (long)(Rota[turn].Length * 3_600_000));
            }
    }

    private static Counsellor Person(int number) => new()
    {
        Id = new Guid(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), Alias = $"咨询员{number}", Presence = Presence.Available, County = Counties[number % Counties.Length],
        Lines = Shares.ToDictionary(s => s.Line.Code, _ => 1), VoiceAddress = $"sip:{number}@example.org",
    };

    private long Around(double mean, double least, double most) => (long)Math.Clamp(-Math.Log(1 - _dice.NextDouble()) * mean, least, most);

    private T Pick<T>(IReadOnlyList<T> among, Func<T, double> weight)
    {
        var at = _dice.NextDouble() * among.Sum(weight);
        return among.FirstOrDefault(one => (at -= weight(one)) < 0) ?? among[^1];
    }
}
