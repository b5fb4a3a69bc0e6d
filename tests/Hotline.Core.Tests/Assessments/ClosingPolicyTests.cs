using CsCheck;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Assessments;

public class ClosingPolicyTests
{
    private static readonly Gen<RiskAnswer> Answer = Gen.Enum<RiskAnswer>();

    private static readonly Gen<RecordForm> Form = Gen.Select(
        Gen.Select(Answer, Answer, Answer), Gen.Select(Answer, Answer, Answer), Gen.Int[0, 3].Select(i => new[] { null, "--------0", "--------1", "333333333" }[i]),
        (a, b, phq9) => new RecordForm { Thoughts = a.Item1, Plan = a.Item2, Means = a.Item3, Time = b.Item1, Place = b.Item2, History = b.Item3, Notes = new RecordNotes { Phq9 = phq9 } });

    /// <summary>Somebody has looked at each.</summary>
    private static readonly Gen<Sign[]> Signs = Gen.Enum<RiskLevel>().Select(level => new Sign { Source = SignSource.Words, Level = level, SeenBy = Guid.Empty }).Array[0, 4];

    [TestCase(RiskLevel.Immediate, ClosingProblem.SignUnseen)]
    [TestCase(RiskLevel.High, ClosingProblem.SignUnseen)]
    [TestCase(RiskLevel.Moderate, null)]
    public void Problem_SignThatNobodyLookedAt_HoldsUpClosingWhateverTheReason(RiskLevel level, ClosingProblem? problem) =>
        Assert.That(ClosingPolicy.Problem(new Closing(Disposition.Support, RiskLevel.Immediate, "why"), new RecordForm(), [new Sign { Source = SignSource.Words, Level = level }]), Is.EqualTo(problem));

    [Test]
    public void Problem_ClosingWithoutRiskLevel_NeedsAReason() =>
        Gen.Select(Form, Signs).Sample((form, signs) =>
            Assert.That(ClosingPolicy.Problem(new Closing(Disposition.Support, RiskLevel.NotAssessed, " "), form, signs), Is.EqualTo(ClosingProblem.NoReason)));

    [Test]
    public void Problem_BelowWhatIsKnown_NeedsAReason() =>
        Gen.Select(Form, Signs, Gen.Enum<RiskLevel>()).Sample((form, signs, risk) =>
        {
            if (ClosingPolicy.Problem(new Closing(Disposition.Support, risk, null), form, signs) is null)
                Assert.That(risk, Is.Not.EqualTo(RiskLevel.NotAssessed).And.GreaterThanOrEqualTo(RiskAssessment.LeastLevel(form, signs)));
        });

    [Test]
    public void Problem_ReasonedJudgement_IsNeverOverruled() =>
        Gen.Select(Form, Signs, Gen.Enum<RiskLevel>()).Sample((form, signs, risk) =>
            Assert.That(ClosingPolicy.Problem(new Closing(Disposition.Support, risk, "why"), form, signs), Is.Null.Or.EqualTo(ClosingProblem.RiskNotAsked)));

    [TestCase(RiskLevel.High, EscalationKind.SupervisorBeforeClosing, false, ClosingProblem.SupervisorFirst)]
    [TestCase(RiskLevel.High, EscalationKind.SupervisorBeforeClosing, true, null)]
    [TestCase(RiskLevel.Immediate, EscalationKind.EmergencyHandOff, true, ClosingProblem.SupervisorFirst)]
    [TestCase(RiskLevel.Immediate, EscalationKind.SupervisorNow, true, null)]
    [TestCase(RiskLevel.Low, EscalationKind.SupervisorBeforeClosing, false, ClosingProblem.SupervisorFirst)]
    [TestCase(RiskLevel.Low, EscalationKind.SupervisorNow, false, null)]
    public void Awaited_Supervisor_AcknowledgesOrTheCounsellorSaysWhyNot(RiskLevel risk, EscalationKind kind, bool acknowledged, ClosingProblem? problem)
    {
        Escalation[] raised = [new() { Id = Guid.CreateVersion7(), Kind = kind, Contact = Guid.Empty, FirstAcknowledged = acknowledged ? DateTimeOffset.UnixEpoch : null }];
        Assert.That(ClosingPolicy.Awaited(new Closing(Disposition.Support, risk, null), raised), Is.EqualTo(problem));
        Assert.That(ClosingPolicy.Awaited(new Closing(Disposition.Support, risk, null, " "), raised), Is.EqualTo(problem));
        Assert.That(ClosingPolicy.Awaited(new Closing(Disposition.Support, risk, null, "nobody answers"), raised), Is.Null, "never a path on which somebody is held for ever");
    }

    [Test]
    public void Awaited_HandedOn_NeedsOneOfTheKindsThatSaySo([Values] Disposition disposition)
    {
        var kinds = EscalationPolicy.Of(disposition);
        Assert.That(ClosingPolicy.Awaited(new Closing(disposition, RiskLevel.Low, null), []), Is.EqualTo(kinds.Count > 0 ? ClosingProblem.EscalationMissing : (ClosingProblem?)null));
        foreach (var kind in Enum.GetValues<EscalationKind>())
            Assert.That(ClosingPolicy.Awaited(new Closing(disposition, RiskLevel.Low, null, "why"), [new Escalation { Id = Guid.Empty, Kind = kind, Contact = Guid.Empty }]) is null, Is.EqualTo(kinds.Count == 0 || kinds.Contains(kind)));
    }

    [Test]
    public void LeastLevel_MoreSignsOrAnswers_NeverLowersIt() =>
        Gen.Select(Form, Signs, Signs).Sample((form, signs, more) =>
        {
            var level = RiskAssessment.LeastLevel(form, signs);
            Assert.That(RiskAssessment.LeastLevel(form, signs.Concat(more)), Is.GreaterThanOrEqualTo(level));
            Assert.That(RiskAssessment.LeastLevel(form with { Plan = RiskAnswer.Yes, Means = RiskAnswer.Yes }, signs), Is.GreaterThanOrEqualTo(level));
            // A score of nothing at all lowers nothing either.
            Assert.That(RiskAssessment.LeastLevel(form with { Notes = form.Notes with { Gad7 = "0000000" } }, signs), Is.EqualTo(level));
        });

    [TestCase(RiskAnswer.Yes, RiskAnswer.NotAsked, RiskAnswer.NotAsked, RiskAnswer.NotAsked, RiskAnswer.NotAsked, RiskLevel.Low)]
    [TestCase(RiskAnswer.Yes, RiskAnswer.No, RiskAnswer.No, RiskAnswer.No, RiskAnswer.Yes, RiskLevel.Moderate)]
    [TestCase(RiskAnswer.Yes, RiskAnswer.Yes, RiskAnswer.No, RiskAnswer.No, RiskAnswer.No, RiskLevel.Moderate)]
    [TestCase(RiskAnswer.Yes, RiskAnswer.Yes, RiskAnswer.Yes, RiskAnswer.No, RiskAnswer.No, RiskLevel.High)]
    [TestCase(RiskAnswer.Unclear, RiskAnswer.Unclear, RiskAnswer.Unclear, RiskAnswer.Unclear, RiskAnswer.Unclear, RiskLevel.NotAssessed)]
    public void LeastLevel_Answers_SpeakForALevel(RiskAnswer thoughts, RiskAnswer plan, RiskAnswer means, RiskAnswer time, RiskAnswer history, RiskLevel expected) =>
        Assert.That(RiskAssessment.LeastLevel(new RecordForm { Thoughts = thoughts, Plan = plan, Means = means, Time = time, History = history }, null), Is.EqualTo(expected));

    [Test]
    public void MustAsk_NinthItem_ForcesThoughtsPlanAndMeans()
    {
        var form = new RecordForm { Notes = new RecordNotes { Phq9 = "00000000" + "1" } };
        var closing = new Closing(Disposition.Support, RiskLevel.Moderate, "why");
        Assert.That(ClosingPolicy.Problem(closing, form, null), Is.EqualTo(ClosingProblem.RiskNotAsked));
        Assert.That(ClosingPolicy.Problem(closing, form with { Thoughts = RiskAnswer.Yes, Plan = RiskAnswer.No }, null), Is.EqualTo(ClosingProblem.RiskNotAsked));
        Assert.That(ClosingPolicy.Problem(closing, form with { Thoughts = RiskAnswer.Yes, Plan = RiskAnswer.No, Means = RiskAnswer.Unclear }, null), Is.Null);
    }
}
