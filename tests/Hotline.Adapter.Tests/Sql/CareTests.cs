using Hotline.Core;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.FollowUps;
using Hotline.Core.Journal;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>Persons, cases, follow-ups and reviews as SQL keeps them.</summary>
internal sealed class CareTests(string database) : RecordSuite(database)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Lin = Guid.CreateVersion7();

    private ICareRecord Care => Backend.Services.GetRequiredService<ICareRecord>();
    private DateTimeOffset Now => Backend.Time.GetUtcNow();

    [Test]
    public async Task SavePerson_NewAndChanged_IsFoundByItsKeysAndItsCode()
    {
        var person = NewPerson();
        Assert.That(await Care.SavePersonAsync(person, [new(PersonKeyKind.Name, "n1"), new(PersonKeyKind.Phone, "p1")], None), Is.True);
        await Care.SetCodeAsync(person.Coded.Id, new PersonKey(PersonKeyKind.Code, "c1"), None);
        Assert.That(await Care.ReadPersonAsync(person.Coded.Id, None), Is.EqualTo(person));
        var changed = person with { Coded = person.Coded with { Version = 2, Frequent = true, SafeToContact = null }, Sealed = "other" };
        Assert.That(await Care.SavePersonAsync(changed, [new(PersonKeyKind.Name, "n2")], None), Is.True);
        Assert.That(await Care.SavePersonAsync(changed, [], None), Is.False, "based on an older version");
        Assert.That((await FindAsync(PersonKeyKind.Name, "n2"), await FindAsync(PersonKeyKind.Name, "n1"), await FindAsync(PersonKeyKind.Phone, "p1")), Is.EqualTo((1, 0, 0)));
        Assert.That((await Care.FindPersonsAsync(new(PersonKeyKind.Code, "c1"), None)).Single(), Is.EqualTo(changed), "a code outlives a change of the name");
        await Care.SetCodeAsync(person.Coded.Id, new PersonKey(PersonKeyKind.Code, "c2"), None);
        Assert.That((await FindAsync(PersonKeyKind.Code, "c1"), await FindAsync(PersonKeyKind.Code, "c2")), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task ChangeTier_FromAnOlderVersion_WritesNothing()
    {
        var person = NewPerson();
        await Care.SavePersonAsync(person, [], None);
        var change = new TierChange(Guid.CreateVersion7(), person.Coded.Id, Now, Lin, AttentionTier.Routine, AttentionTier.Close, Now.AddDays(7), "sealed");
        Assert.That(await Care.ChangeTierAsync(change, 1, None), Is.True);
        Assert.That(await Care.ChangeTierAsync(change with { Id = Guid.CreateVersion7(), To = AttentionTier.Focused }, 1, None), Is.False);
        Assert.That((await Care.ReadHistoryAsync(person.Coded.Id, None)).Tiers, Is.EqualTo(new[] { change }));
        Assert.That((await Care.ReadPersonsAsync(AttentionTier.Focused, 10, None)).Select(p => (p.Coded.Tier, p.Coded.Version)), Is.EqualTo(new[] { (AttentionTier.Close, 2L) }));
    }

    [Test]
    public async Task ReadHistory_Person_GathersWhatBelongsToIt()
    {
        var person = NewPerson();
        await Care.SavePersonAsync(person, [], None);
        var contact = NewContact() with { State = ContactState.Closed, Closed = Now, Risk = RiskLevel.High };
        await WriteAsync(contact);
        var opened = new Case(Guid.CreateVersion7(), person.Coded.Id, Now, Lin, null, null, "sealed");
        await Care.OpenCaseAsync(opened, None);
        await Care.LinkContactAsync(new PersonContact(contact.Id, person.Coded.Id, opened.Id, Now, Lin), None);
        await Care.LinkContactAsync(new PersonContact(contact.Id, person.Coded.Id, opened.Id, Now, Lin), None);
        var entry = new CaseEntry(Guid.CreateVersion7(), person.Coded.Id, opened.Id, CaseEntryKind.TriPartyTalk, Now, Lin, contact.Id, "sealed");
        await Care.AddEntryAsync(entry, None);
        await Care.PlanFollowUpsAsync(contact.Id, Now, FollowUpPolicy.Plan(contact, new FollowUpSettings()), None);
        var escalation = new Escalation
        {
            Id = Guid.CreateVersion7(), Kind = EscalationKind.GreenChannel, Contact = contact.Id, Line = contact.Line, State = EscalationState.Reported, Since = Now, Raised = Now, Version = 1, Epoch = Journal.Epoch,
            Steps = [new EscalationStep(Now, EscalationStepAct.Raised), new EscalationStep(Now, EscalationStepAct.Minutes, Note: "sealed")],
        };
        await WriteAsync(NewEvent(JournalEventType.EscalationRaised) with { ContactId = contact.Id, Escalation = escalation });
        await WriteAsync(NewEvent(JournalEventType.EscalationRaised) with { ContactId = Lin, Escalation = escalation with { Id = Guid.CreateVersion7(), Contact = Lin } });
        Assert.That(await Care.CloseCaseAsync(person.Coded.Id, opened.Id, Lin, Now, None), Is.True);
        Assert.That(await Care.CloseCaseAsync(person.Coded.Id, opened.Id, Lin, Now, None), Is.False);
        var history = await Care.ReadHistoryAsync(person.Coded.Id, None);
        Assert.That(history.Contacts.Select(c => c.Id), Is.EqualTo(new[] { contact.Id }));
        Assert.That(history.Entries, Is.EqualTo(new[] { entry }));
        Assert.That(history.Cases.Single(), Is.EqualTo(opened with { ClosedAt = Now, ClosedBy = Lin }));
        Assert.That(history.FollowUps.Select(f => (f.Step, f.AfterHours, f.Person)), Is.EqualTo(new[] { 24, 168, 720, 2184, 8760 }.Select((h, i) => (i + 1, h, (Guid?)person.Coded.Id))));
        Assert.That(history.Escalations.Select(e => HotlineJson.Write(e)), Is.EqualTo(new[] { HotlineJson.Write(escalation) }), "of this person's contacts and no other");
        Assert.That(await Care.ReadPersonOfAsync(contact.Id, None), Is.EqualTo(person.Coded.Id));
    }

    [Test]
    public async Task PlanFollowUps_ByTwoNodes_IsPlannedOnceAndMovedWhenDue()
    {
        var contact = NewContact() with { State = ContactState.Closed, Closed = Now, Risk = RiskLevel.Moderate, Counsellor = Lin };
        await WriteAsync(contact, NewContact() with { State = ContactState.Closed, Risk = RiskLevel.Low });
        Assert.That((await Care.ReadUnplannedAsync(RiskLevel.Moderate, Now.AddDays(-30), 10, None)).Select(c => c.Id), Is.EqualTo(new[] { contact.Id }));
        var other = Backend.NewNode().GetRequiredService<ICareRecord>();
        var plans = await Task.WhenAll(new[] { Care, other }.Select(node => Task.Run(() => node.PlanFollowUpsAsync(contact.Id, Now, FollowUpPolicy.Plan(contact, new FollowUpSettings()), None))));
        Assert.That(plans.Count(done => done), Is.EqualTo(1));
        Assert.That(await Care.ReadUnplannedAsync(RiskLevel.Moderate, Now.AddDays(-30), 10, None), Is.Empty);
        Assert.That(await Care.MoveDueAsync(Now.AddHours(71), None), Is.Zero);
        Assert.That(await Care.MoveDueAsync(Now.AddHours(72), None), Is.EqualTo(1));
        var due = (await Care.ReadDueAsync(Lin, 10, None)).Single();
        Assert.That((due.State, due.Step, due.Contact), Is.EqualTo((FollowUpState.Due, 1, contact.Id)));
        Assert.That(await Care.ReadDueAsync(Guid.CreateVersion7(), 10, None), Is.Empty);

        var attempt = new FollowUpAttempt(Guid.CreateVersion7(), due.Id, Now, Lin, AttemptOutcome.NoAnswer, "sealed");
        var after = FollowUpPolicy.After(due, attempt.Outcome, attempt.At, new FollowUpSettings());
        Assert.That(await Care.SaveFollowUpAsync(after, attempt, None), Is.True);
        Assert.That(await Care.SaveFollowUpAsync(after, attempt, None), Is.False, "told twice");
        Assert.That(await Care.ReadFollowUpAsync(due.Id, None), Is.EqualTo(after));
    }

    [Test]
    public async Task FollowUp_UnderWay_IsFoundWhenItsContactIsOverOrNeverCame()
    {
        var contact = NewContact() with { State = ContactState.Closed, Closed = Now, Risk = RiskLevel.Moderate, Counsellor = Lin };
        await WriteAsync(contact);
        await Care.PlanFollowUpsAsync(contact.Id, Now, FollowUpPolicy.Plan(contact, new FollowUpSettings { Moderate = [1] }), None);
        var later = Now.AddHours(2);
        await Care.MoveDueAsync(later, None);
        var due = (await Care.ReadStartableAsync(later, 10, None)).Single();
        var attempt = NewContact() with { Direction = Direction.Outbound, FollowUp = due.Id, State = ContactState.Waiting };
        var begun = FollowUpPolicy.Begin(due, attempt.Id, later);
        var other = Backend.NewNode().GetRequiredService<ICareRecord>();
        var both = await Task.WhenAll(Care.SaveFollowUpAsync(begun, null, None), other.SaveFollowUpAsync(FollowUpPolicy.Begin(due, Guid.CreateVersion7(), later), null, None));
        Assert.That(both.Count(done => done), Is.EqualTo(1), "two nodes cannot begin it twice");
        var winner = (await Care.ReadFollowUpAsync(due.Id, None))!;
        Assert.That(await Care.ReadStartableAsync(later, 10, None), Is.Empty);
        Assert.That(await Care.ReadUnderWayAsync(later, 10, None), Is.Empty, "its contact may be on its way to the record");
        Assert.That((await Care.ReadUnderWayAsync(later.AddMinutes(3), 10, None)).Single(), Is.EqualTo(new FollowUpUnderWay(winner, null)));

        await WriteAsync(attempt with { Id = winner.Attempt!.Value });
        Assert.That((await Care.ReadUnderWayAsync(later, 10, None)).Single().Contact!.IsOpen, Is.True, "it waits or goes on");
        await WriteAsync(attempt with { Id = winner.Attempt.Value, State = ContactState.Abandoned, Version = 9 });
        var over = (await Care.ReadUnderWayAsync(later, 10, None)).Single();
        Assert.That((over.FollowUp.Attempt, over.Contact!.State), Is.EqualTo((winner.Attempt, ContactState.Abandoned)));

        var told = new FollowUpAttempt(winner.Attempt.Value, due.Id, later, Lin, AttemptOutcome.NoAnswer, null, winner.Attempt);
        var after = FollowUpPolicy.After(winner, AttemptOutcome.NoAnswer, later, new FollowUpSettings());
        Assert.That(await Care.SaveFollowUpAsync(after, told, None), Is.True);
        var (planned, attempts) = await Care.ReadFollowUpsOfAsync(contact.Id, None);
        Assert.That(planned, Is.EqualTo(new[] { after }));
        Assert.That(attempts, Is.EqualTo(new[] { told }));
        var put = FollowUpPolicy.PutOff(after with { State = FollowUpState.Due }, later.AddHours(1));
        Assert.That(await Care.SaveFollowUpAsync(put, null, None), Is.True);
        Assert.That(await Care.ReadStartableAsync(later, 10, None), Is.Empty, "not looked at again before its time");
        Assert.That(await Care.ReadStartableAsync(later.AddHours(1), 10, None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SaveFollowUp_Declined_CancelsWhatWasPlannedAfterTheSameContact()
    {
        var (contact, other) = (NewContact() with { State = ContactState.Closed, Closed = Now, Risk = RiskLevel.High }, NewContact() with { State = ContactState.Closed, Closed = Now, Risk = RiskLevel.High });
        await WriteAsync(contact, other);
        foreach (var one in new[] { contact, other })
            await Care.PlanFollowUpsAsync(one.Id, Now, FollowUpPolicy.Plan(one, new FollowUpSettings { High = [1, 24] }), None);
        await Care.MoveDueAsync(Now.AddHours(1), None);
        var due = (await Care.ReadStartableAsync(Now.AddHours(1), 10, None)).Single(f => f.Contact == contact.Id);
        Assert.That(await Care.SaveFollowUpAsync(FollowUpPolicy.After(due, AttemptOutcome.Declined, Now, new FollowUpSettings()), new FollowUpAttempt(Guid.CreateVersion7(), due.Id, Now, Lin, AttemptOutcome.Declined, null), None), Is.True);
        Assert.That((await Care.ReadFollowUpsOfAsync(contact.Id, None)).Planned.Select(f => f.State), Is.EqualTo(new[] { FollowUpState.Done, FollowUpState.Cancelled }));
        Assert.That((await Care.ReadFollowUpsOfAsync(other.Id, None)).Planned.Select(f => f.State), Is.EqualTo(new[] { FollowUpState.Due, FollowUpState.Planned }));
    }

    [Test]
    public async Task SavePerson_SafeHours_ComeBack()
    {
        var person = NewPerson();
        await Care.SavePersonAsync(person with { Coded = person.Coded with { SafeHours = [new SafeWindow("12345", "16:00", "18:00")] } }, [], None);
        Assert.That((await Care.ReadPersonAsync(person.Coded.Id, None))!.Coded.SafeHours, Is.EqualTo(new[] { new SafeWindow("12345", "16:00", "18:00") }));
        var contact = NewContact();
        await WriteAsync(contact);
        await Care.LinkContactAsync(new PersonContact(contact.Id, person.Coded.Id, null, Now, Lin), None);
        Assert.That(await Care.ReadPersonFormsAsync(person.Coded.Id, None), Is.Empty);
    }

    [Test]
    public async Task ReadUnreviewed_NotAssessedOrLowered_StaysUntilSomebodyLooked()
    {
        var missed = NewContact() with { State = ContactState.Closed, Risk = RiskLevel.NotAssessed };
        var lowered = NewContact() with { State = ContactState.Closed, Risk = RiskLevel.Low, Priority = Priority.Immediate };
        var left = NewContact() with { State = ContactState.Abandoned, Risk = RiskLevel.NotAssessed, Priority = Priority.High, ShortAbandon = true };
        await WriteAsync(missed, lowered, left, NewContact() with { State = ContactState.Abandoned, Risk = RiskLevel.NotAssessed, ShortAbandon = true },
            NewContact() with { State = ContactState.Closed, Risk = RiskLevel.Low, Priority = Priority.Routine }, NewContact() with { State = ContactState.Closed, Risk = RiskLevel.High, Priority = Priority.High }, NewContact() with { Risk = RiskLevel.NotAssessed });
        Assert.That((await Care.ReadUnreviewedAsync(10, None)).Select(c => c.Id), Is.EqualTo(new[] { lowered.Id, left.Id, missed.Id }), "the gravest first");
        Assert.That(await Care.ReviewAsync(left.Id, Lin, Now, "sealed", None), Is.True);
        Assert.That(await Care.ReviewAsync(missed.Id, Lin, Now, "sealed", None), Is.True);
        Assert.That(await Care.ReviewAsync(missed.Id, Lin, Now, "sealed", None), Is.False);
        Assert.That((await Care.ReadUnreviewedAsync(10, None)).Select(c => c.Id), Is.EqualTo(new[] { lowered.Id }));
    }

    [Test]
    public async Task ReadUnreviewed_Level2AndClosedWithoutASupervisor_AreOnTheListWithTheirReason()
    {
        var moderate = NewContact() with { State = ContactState.Closed, Risk = RiskLevel.Moderate, RiskReason = "k.moderate", Priority = Priority.Elevated };
        var alone = NewContact() with { State = ContactState.Closed, Risk = RiskLevel.High, Priority = Priority.High, RiskReason = "k.r", WithoutSupervisor = "k.alone" };
        await WriteAsync(moderate, alone, NewContact() with { State = ContactState.Closed, Risk = RiskLevel.High, Priority = Priority.High, RiskReason = "k.r" },
            NewContact() with { State = ContactState.WrapUp, Risk = RiskLevel.Moderate }, NewContact() with { State = ContactState.Closed, Risk = RiskLevel.Low });
        var found = await Care.ReadUnreviewedAsync(10, None);
        Assert.That(found.Select(c => (c.Id, Review.WhyOf(c), Review.ReasonOf(c))), Is.EqualTo(new[]
        {
            (alone.Id, ReviewWhy.WithoutSupervisor, (string?)"k.alone"), (moderate.Id, ReviewWhy.Moderate, "k.moderate"),
        }));
        Assert.That(await Care.ReviewAsync(moderate.Id, Lin, Now, "sealed", None), Is.True);
        Assert.That((await Care.ReadUnreviewedAsync(10, None)).Select(c => c.Id), Is.EqualTo(new[] { alone.Id }));
    }

    [Test]
    public async Task SaveSetting_SameVersionTwice_KeepsTheFirst()
    {
        Assert.That(await Care.ReadSettingAsync("x", None), Is.Null);
        Assert.That(await Care.SaveSettingAsync("x", 1, "one", Lin, Now, None), Is.True);
        Assert.That(await Care.SaveSettingAsync("x", 1, "two", Lin, Now, None), Is.False);
        Assert.That(await Care.SaveSettingAsync("x", 2, "three", Lin, Now, None), Is.True);
        Assert.That(await Care.ReadSettingAsync("x", None), Is.EqualTo((2L, "three")));
    }

    private async Task<int> FindAsync(PersonKeyKind kind, string hash) => (await Care.FindPersonsAsync(new PersonKey(kind, hash), None)).Count;

    private SealedPerson NewPerson() => new(new Person
    {
        Id = Guid.CreateVersion7(), Version = 1, TierSince = Now, MadeAt = Now, MadeBy = Lin, Recognise = true, SafeToContact = true, GuardianSafety = GuardianSafety.Unsafe, County = "330302", AgeBand = AgeBand.From14To17,
    }, "sealed");
}
