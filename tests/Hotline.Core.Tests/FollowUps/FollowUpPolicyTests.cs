using CsCheck;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;

namespace Hotline.Core.Tests.FollowUps;

public class FollowUpPolicyTests
{
    private static readonly DateTimeOffset Closed = new(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);

    [TestCase(RiskLevel.Immediate, new[] { 24, 168, 720, 2184, 8760 })]
    [TestCase(RiskLevel.High, new[] { 24, 168, 720, 2184, 8760 })]
    [TestCase(RiskLevel.Moderate, new[] { 72 })]
    [TestCase(RiskLevel.Low, new int[0])]
    [TestCase(RiskLevel.NotAssessed, new int[0])]
    public void Plan_ByLevel_CountsFromTheClosing(RiskLevel risk, int[] hours)
    {
        var contact = new Contact { Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Voice, Requirement = "r", Risk = risk, Closed = Closed, Arrived = Closed.AddHours(-1), Counsellor = Guid.CreateVersion7() };
        var plan = FollowUpPolicy.Plan(contact, new FollowUpSettings());
        Assert.That(plan.Select(f => f.DueAt), Is.EqualTo(hours.Select(h => Closed.AddHours(h))));
        Assert.That(plan.Select(f => (f.State, f.Counsellor)), Is.All.EqualTo((FollowUpState.Planned, contact.Counsellor)), "the same counsellor first");
    }

    [Test]
    public void After_NoAnswer_IsTriedAgainAndEndsWithASupervisor() =>
        Gen.Int[1, 20].Select(Gen.Int[1, 168]).Sample((attempts, hours) =>
        {
            var settings = new FollowUpSettings { Attempts = attempts, HoursBetween = hours };
            var (one, at) = (New(), Closed);
            for (var i = 1; i <= attempts; i++)
            {
                one = FollowUpPolicy.After(one with { State = FollowUpState.Due }, AttemptOutcome.NoAnswer, at, settings);
                Assert.That((one.Attempts, one.State), Is.EqualTo((i, i < attempts ? FollowUpState.Planned : FollowUpState.Unreachable)));
                if (one.State is FollowUpState.Planned)
                    Assert.That(at = one.DueAt, Is.GreaterThan(one.LastAttempt!.Value), "it cannot wait for ever, nor ring at once");
            }
        });

    [TestCase(AttemptOutcome.Reached, FollowUpState.Done)]
    [TestCase(AttemptOutcome.Declined, FollowUpState.Done)]
    [TestCase(AttemptOutcome.NotSafe, FollowUpState.Unreachable)]
    public void After_Outcome_Decides(AttemptOutcome outcome, FollowUpState expected) =>
        Assert.That(FollowUpPolicy.After(New(), outcome, Closed, new FollowUpSettings()).State, Is.EqualTo(expected));

    [Test]
    public void Problem_Settings_NamesWhatIsWrong()
    {
        Assert.That(new FollowUpSettings().Problem(), Is.Null);
        Assert.That(new FollowUpSettings { High = [0] }.Problem(), Does.StartWith("plan:"));
        Assert.That(new FollowUpSettings { Attempts = 0 }.Problem(), Does.StartWith("attempts:"));
        Assert.That(new FollowUpSettings { HoursBetween = 169 }.Problem(), Does.StartWith("hoursBetween:"));
    }

    private static FollowUp New() => new() { Id = Guid.CreateVersion7(), Contact = Guid.CreateVersion7(), Line = "12355", State = FollowUpState.Due, DueAt = Closed, Version = 1 };
}
