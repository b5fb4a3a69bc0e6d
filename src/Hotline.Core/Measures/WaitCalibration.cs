using Hotline.Core.Routing;

namespace Hotline.Core.Measures;

/// <summary>
/// How true the range of the wait was that callers were told at their arrival (<see cref="WaitEstimate"/>), judged by what happened then. Its upper
/// end is the 90th percentile of the last waits, so about nine in ten should have waited no longer.
/// </summary>
/// <param name="Told">Contacts that were answered, or left after the upper end, and whose queue had a range when they came.</param>
/// <param name="Longer">Of them: waited longer than the upper end.</param>
/// <param name="Shorter">Of them: answered before the lower end, which disappoints nobody.</param>
public sealed record WaitCalibration(int Told, int Longer, int Shorter)
{
    /// <summary>Null where nobody was told anything.</summary>
    public double? NotLonger => Told == 0 ? null : (double)(Told - Longer) / Told;

    /// <param name="contacts">Each once; those of other queues, of messages and of callbacks do not count.</param>
    public static WaitCalibration Of(IEnumerable<ContactFact> contacts)
    {
        var (told, longer, shorter) = (0, 0, 0);
        foreach (var queue in contacts.Where(c => c.Incoming).GroupBy(c => c.Requirement))
        {
            var answers = queue.Where(c => c.Answered is not null).OrderBy(c => c.Answered).ToList();
            var next = 0;
            foreach (var contact in queue.OrderBy(c => c.Arrived))
            {
                while (next < answers.Count && answers[next].Answered <= contact.Arrived)
                    next++;
                var first = Math.Max(0, next - WaitEstimate.Most);
                // The live state forgets a queue's waits a day after the last answer in it.
                if (next == 0 || contact.Arrived - answers[next - 1].Answered > WaitEstimate.KeptFor
                    || WaitEstimate.From([.. answers[first..next].Select(a => (long)a.Wait!.Value.TotalMilliseconds)]) is not { } said
                    || contact.Wait is not { } wait || contact.Answered is null && wait <= Upper(said))
                    continue;
                told++;
                if (wait > Upper(said))
                    longer++;
                else if (wait < TimeSpan.FromSeconds(said.From))
                    shorter++;
            }
        }
        return new WaitCalibration(told, longer, shorter);

        static TimeSpan Upper(WaitRange said) => TimeSpan.FromSeconds(said.To);
    }
}
