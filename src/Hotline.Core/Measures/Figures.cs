using Hotline.Core.Contacts;

namespace Hotline.Core.Measures;

/// <summary>The measures of domain.md, section 5, of one group of contacts. Times in seconds; null where nothing has been counted.</summary>
/// <param name="Counts">Numbers of contacts.</param>
/// <param name="Persons">人数: different persons with a conversation; who cannot be recognised counts as one each time.</param>
/// <param name="Services">服务次数: conversations of a counsellor with a caller; a transfer makes two.</param>
/// <param name="ServiceLevels">By variant; the line says which one is its own.</param>
/// <param name="AnswerMean">Speed of answer: arrival to connected.</param>
/// <param name="LongestWait">From the first arrival to the answer, the end, or the time of the figures.</param>
/// <param name="HandleMean">Connected and wrap-up of the conversations that finished.</param>
/// <param name="Waits">How true what callers were told of their wait was.</param>
/// <param name="ReachedOf">Recognised persons who left before anybody answered.</param>
/// <param name="Reached">Of them: a conversation began within 60 minutes after the last such attempt, on whatever line and day.</param>
public sealed record Figures(
    IReadOnlyDictionary<Count, int> Counts, int Persons, int Services, IReadOnlyDictionary<ServiceLevelVariant, double?> ServiceLevels, double? Abandonment,
    double? AnswerMean, double? AnswerMedian, double? AnswerP90, double? AnswerMax, double? LongestWait, double? HandleMean, int ReachedOf, int Reached,
    WaitCalibration Waits)
{
    public static readonly TimeSpan ReachedWithin = TimeSpan.FromMinutes(60);

    /// <param name="contacts">Those that arrived in the period, each once.</param>
    /// <param name="conversations">Those that began in the period; the handle time is of those that finished.</param>
    /// <param name="answers">When recognised persons were answered, in the period and within an hour after it, on any line and in any group.</param>
    /// <param name="at">Up to when the figures go.</param>
    public static Figures Of(IReadOnlyCollection<ContactFact> contacts, IReadOnlyCollection<Conversation> conversations, ILookup<string, DateTimeOffset> answers, DateTimeOffset at)
    {
        var counts = Enum.GetValues<Count>().ToDictionary(count => count, count => contacts.Count(c => Measures.Counts.Is(count, c)));
        var answered = contacts.Where(c => Measures.Counts.Is(Count.Answered, c)).Select(c => c.Wait!.Value.TotalSeconds).Order().ToList();
        var level = new LevelCounts(counts[Count.Answered], counts[Count.AnsweredInTarget], counts[Count.Abandoned], counts[Count.AbandonedAfterTarget]);
        var handled = conversations.Where(t => t.Finished is not null).Select(t => (t.Finished!.Value - t.Began).TotalSeconds).ToList();
        var waits = contacts.Where(c => c.Incoming).Select(c => c.WaitAt(at).TotalSeconds).ToList();
        var (of, reached) = Follow(contacts, answers);
        return new Figures(
            counts, contacts.Where(c => Measures.Counts.Is(Count.PersonTimes, c)).Select(c => c.PersonOrSelf).Distinct().Count(), conversations.Count,
            Enum.GetValues<ServiceLevelVariant>().ToDictionary(v => v, v => Rates.ServiceLevel(level, v)), Rates.Abandonment(level.Abandoned, level.Answered),
            Mean(answered), Rates.Percentile(answered, 0.5), Rates.Percentile(answered, 0.9), answered.Count == 0 ? null : answered[^1],
            waits.Count == 0 ? null : waits.Max(), Mean(handled), of, reached, WaitCalibration.Of(contacts));
    }

    /// <summary>Short abandons are in no rate. Who cannot be recognised cannot be followed and is not counted.</summary>
    private static (int Of, int Reached) Follow(IReadOnlyCollection<ContactFact> contacts, ILookup<string, DateTimeOffset> answers)
    {
        var (of, reached) = (0, 0);
        foreach (var person in contacts.Where(c => c.Person is not null).GroupBy(c => c.Person))
        {
            if (person.Where(c => Measures.Counts.Is(Count.Abandoned, c)).Max(c => c.Ended) is not { } left)
                continue;
            of++;
            if (answers[person.Key!].Any(answered => answered > left && answered <= left + ReachedWithin))
                reached++;
        }
        return (of, reached);
    }

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();
}

/// <summary>A recognised person was answered.</summary>
/// <param name="Person">A fingerprint of the number.</param>
public sealed record Answer(string Person, DateTimeOffset At);
