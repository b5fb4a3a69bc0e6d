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
    [TestCase(AttemptOutcome.WrongPerson, FollowUpState.Unreachable)]
    public void After_Outcome_Decides(AttemptOutcome outcome, FollowUpState expected) =>
        Assert.That(FollowUpPolicy.After(New(), outcome, Closed, new FollowUpSettings()).State, Is.EqualTo(expected));

    [Test]
    public void Begin_WhatASupervisorHasToDecide_StaysTheSupervisors()
    {
        var begun = FollowUpPolicy.Begin(New() with { State = FollowUpState.Unreachable }, Guid.CreateVersion7(), Closed);
        Assert.That(FollowUpPolicy.PutOff(begun, Closed).State, Is.EqualTo(FollowUpState.Unreachable), "nobody was free: no timer takes it up");
        Assert.That(FollowUpPolicy.After(begun, AttemptOutcome.NoAnswer, Closed, new FollowUpSettings()).State, Is.EqualTo(FollowUpState.Unreachable));
        Assert.That(FollowUpPolicy.After(New() with { State = FollowUpState.Unreachable }, AttemptOutcome.NoAnswer, Closed, new FollowUpSettings()).State, Is.EqualTo(FollowUpState.Unreachable));
        Assert.That(FollowUpPolicy.After(begun, AttemptOutcome.Reached, Closed, new FollowUpSettings()).State, Is.EqualTo(FollowUpState.Done));
    }

    private static Contact Attempt(ContactState state, int tries = 0, bool answered = false) => new()
    {
        Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Voice, Requirement = "r", State = state, Answered = answered ? Closed : null, Callback = new Callback { Tries = tries },
    };

    [Test]
    public void OutcomeOf_Contact_IsWhatItsCounsellorSaysElseWhatHappened()
    {
        Assert.That(FollowUpPolicy.OutcomeOf(Attempt(ContactState.Closed, answered: true), null), Is.EqualTo(AttemptOutcome.Reached));
        Assert.That(FollowUpPolicy.OutcomeOf(Attempt(ContactState.Closed, answered: true), AttemptOutcome.WrongPerson), Is.EqualTo(AttemptOutcome.WrongPerson));
        Assert.That(FollowUpPolicy.OutcomeOf(Attempt(ContactState.Abandoned, tries: 1), null), Is.EqualTo(AttemptOutcome.NoAnswer));
        Assert.That(FollowUpPolicy.OutcomeOf(Attempt(ContactState.Abandoned), null), Is.Null, "nobody was free: nobody was rung");
    }

    [Test]
    public void Begin_ThenPutOff_IsDueAgainWithoutAnAttempt()
    {
        var contact = Guid.CreateVersion7();
        var begun = FollowUpPolicy.Begin(New(), contact, Closed);
        Assert.That((begun.State, begun.Attempt, begun.Version, begun.Attempts), Is.EqualTo((FollowUpState.UnderWay, (Guid?)contact, 2L, 0)));
        Assert.That(begun.LookAt, Is.GreaterThan(Closed), "a contact that never came to be is noticed");
        Assert.That(begun.BegunFrom, Is.EqualTo(FollowUpState.Due));
        var off = FollowUpPolicy.PutOff(begun, Closed.AddHours(1));
        Assert.That((off.State, off.Attempt, off.LookAt, off.Attempts), Is.EqualTo((FollowUpState.Due, (Guid?)null, (DateTimeOffset?)Closed.AddHours(1), 0)));
        Assert.That(FollowUpPolicy.After(begun, AttemptOutcome.Reached, Closed, new FollowUpSettings()), Is.EqualTo(begun with { State = FollowUpState.Done, BegunFrom = null, Attempt = null, LookAt = null, Attempts = 1, LastAttempt = Closed, Version = 3 }));
    }

    [Test]
    public void Problem_Settings_NamesWhatIsWrong()
    {
        Assert.That(new FollowUpSettings().Problem(), Is.Null);
        Assert.That(new FollowUpSettings { High = [0] }.Problem(), Does.StartWith("plan:"));
        Assert.That(new FollowUpSettings { Attempts = 0 }.Problem(), Does.StartWith("attempts:"));
        Assert.That(new FollowUpSettings { HoursBetween = 169 }.Problem(), Does.StartWith("hoursBetween:"));
        Assert.That(new FollowUpSettings { InvitationHours = 0 }.Problem(), Does.StartWith("invitationHours:"));
        Assert.That(new FollowUpSettings { RingNowMinutes = 481 }.Problem(), Does.StartWith("ringNowMinutes:"));
    }

    private static FollowUp New() => new() { Id = Guid.CreateVersion7(), Contact = Guid.CreateVersion7(), Line = "12355", State = FollowUpState.Due, DueAt = Closed, Version = 1 };
}
