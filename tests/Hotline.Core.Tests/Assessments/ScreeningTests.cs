using CsCheck;
using Hotline.Core.Assessments;

namespace Hotline.Core.Tests.Assessments;

public class ScreeningTests
{
    [TestCase("000000000", 0, Severity.Minimal)]
    [TestCase("111100000", 4, Severity.Minimal)]
    [TestCase("111110000", 5, Severity.Mild)]
    [TestCase("333000000", 9, Severity.Mild)]
    [TestCase("333100000", 10, Severity.Moderate)]
    [TestCase("333320000", 14, Severity.Moderate)]
    [TestCase("333330000", 15, Severity.ModeratelySevere)]
    [TestCase("333333100", 19, Severity.ModeratelySevere)]
    [TestCase("333333200", 20, Severity.Severe)]
    [TestCase("333333333", 27, Severity.Severe)]
    public void Phq9_Answered_HasItsBand(string answers, int total, Severity severity) =>
        Assert.That(Screening.Phq9(answers), Is.EqualTo(new ScreeningScore(total, severity)));

    [TestCase("1111000", 4, Severity.Minimal)]
    [TestCase("1111100", 5, Severity.Mild)]
    [TestCase("3330000", 9, Severity.Mild)]
    [TestCase("3331000", 10, Severity.Moderate)]
    [TestCase("3333200", 14, Severity.Moderate)]
    [TestCase("3333300", 15, Severity.Severe)]
    [TestCase("3333333", 21, Severity.Severe)]
    public void Gad7_Answered_HasItsBand(string answers, int total, Severity severity) =>
        Assert.That(Screening.Gad7(answers), Is.EqualTo(new ScreeningScore(total, severity)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("00000000")]
    [TestCase("00000000-")]
    [TestCase("000000004")]
    [TestCase("0000000000")]
    public void Phq9_NotWhollyAnswered_HasNoScore(string? answers) => Assert.That(Screening.Phq9(answers), Is.Null);

    [TestCase("--------0", 0)]
    [TestCase("--------2", 2)]
    [TestCase("33333333-", null)]
    [TestCase(null, null)]
    public void ThoughtsOfDeath_CountsAsSoonAsItIsAnswered(string? answers, int? expected) =>
        Assert.That(Screening.ThoughtsOfDeath(answers), Is.EqualTo(expected));

    [Test]
    public void Scores_OfAnyAnswers_AreTheirSumAndNeverFallWithAnAnswer() =>
        Gen.Int[0, 3].Array[9].Select(Gen.Int[0, 8]).Sample((answers, raised) =>
        {
            var score = Screening.Phq9(string.Concat(answers))!;
            Assert.That(score.Total, Is.EqualTo(answers.Sum()));
            var more = (int[])answers.Clone();
            more[raised] = 3;
            var after = Screening.Phq9(string.Concat(more))!;
            Assert.That((after.Total >= score.Total, after.Severity >= score.Severity), Is.EqualTo((true, true)));
        });
}
