using CsCheck;
using Hotline.Core.Escalations;
using Hotline.Core.Measures;

namespace Hotline.Core.Tests.Measures;

/// <summary>domain.md, section 5: acknowledged within its limit ÷ all, per kind.</summary>
internal sealed class EscalationFiguresTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Of_OneOfEachSort_IsCountedByTheDefinition()
    {
        var figures = EscalationFigures.Of(
        [
            Escalation(0, within: 60, acknowledged: 60), Escalation(0, within: 60, acknowledged: 61), Escalation(0, within: 60),
            Escalation(100, within: 60), // its minute has not passed
            Escalation(0, within: 60, acknowledged: 10, state: EscalationState.Closed),
            Escalation(0, within: 3600, acknowledged: 1800, kind: EscalationKind.CountyCentre),
        ], Start.AddSeconds(120));
        Assert.That(figures, Is.EqualTo(new[]
        {
            new EscalationFigures(EscalationKind.SupervisorNow, OnTime: 2, All: 4, Open: 4, AcknowledgeMedian: 60, AcknowledgeMax: 61),
            new EscalationFigures(EscalationKind.CountyCentre, OnTime: 1, All: 1, Open: 1, AcknowledgeMedian: 1800, AcknowledgeMax: 1800),
        }));
        Assert.That(figures[0].Share, Is.EqualTo(0.5));
    }

    [Test]
    public void Of_NobodyCanSayYet_HasNoShare() =>
        Assert.That(EscalationFigures.Of([Escalation(0, within: 60)], Start.AddSeconds(60)).Single(), Has.Property("All").Zero.And.Property("Share").Null);

    /// <summary>Against a count that looks at every second by itself.</summary>
    [Test]
    public void Of_AnyEscalations_AsCountedSecondBySecond() => Gen.Select(Gen.Int[0, 50], Gen.Int[1, 30], Gen.Int[-10, 60]).Array[0, 20].Sample(drawn =>
    {
        const int at = 60;
        var raised = drawn.Select(d => Escalation(d.Item1, d.Item2, d.Item3 < 0 || d.Item1 + d.Item3 > at ? null : d.Item3)).ToList();
        var (onTime, all) = (0, 0);
        foreach (var (begin, within, waited) in drawn)
        {
            var (said, passed) = (false, false);
            for (var second = begin; second <= at && !said && !passed; second++)
            {
                passed = second > begin + within;
                said = !passed && waited >= 0 && second == begin + waited;
            }
            var ever = waited >= 0 && begin + waited <= at;
            all += ever || passed ? 1 : 0;
            onTime += said ? 1 : 0;
        }
        var found = EscalationFigures.Of(raised, Start.AddSeconds(at)).SingleOrDefault();
        Assert.That((found?.OnTime ?? 0, found?.All ?? 0), Is.EqualTo((onTime, all)));
    });

    private static EscalationTrace Escalation(
        int raised, int within, int? acknowledged = null, EscalationKind kind = EscalationKind.SupervisorNow, EscalationState state = EscalationState.Delivered) => new()
    {
        Id = Guid.CreateVersion7(), Kind = kind, Contact = Guid.CreateVersion7(), Line = "12355", State = state, Raised = Start.AddSeconds(raised), Within = within,
        Acknowledged = acknowledged is { } after ? Start.AddSeconds(raised + after) : null,
    };
}
