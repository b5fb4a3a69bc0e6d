using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>Every state and the chain, on fake time.</summary>
public abstract class EscalationTransitions : EscalationSuite
{
    [Test]
    public async Task Board_HasTheOpenOnesByTimeLeftAndSaysWhichAreLate()
    {
        var slow = await RaiseAsync(EscalationKind.CountyCentre);
        var rescue = await RaiseAsync(EscalationKind.EmergencyHandOff);
        var closed = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await Escalations.AcknowledgeAsync(closed.Id, Boss, None);
        await Escalations.ReportAsync(closed.Id, Boss, EscalationOutcome.Done, "k1.x", None);
        await Escalations.CloseAsync(closed.Id, Boss, null, None);
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string>(), None);
        Assert.That(board.Escalations.Open, Is.EqualTo(2));
        Assert.That(board.Escalations.Next.Select(e => (e.Id, e.Late, e.Owner)), Is.EqualTo(new[] { (rescue.Id, false, OwnerKind.Desk), (slow.Id, false, OwnerKind.Desk) }));

        // Asked again after the limit: late all the same, until somebody says "mine".
        await PassLimitAsync(rescue.Id);
        await PassLimitAsync(rescue.Id);
        Assert.That((await ReadEscalationAsync(rescue.Id)).State, Is.EqualTo(EscalationState.Raised));
        Assert.That((await NextAsync(rescue.Id)).Late, Is.True);
        await Escalations.AcknowledgeAsync(rescue.Id, Boss, None);
        var taken = await NextAsync(rescue.Id);
        Assert.That((taken.Late, taken.State, taken.OwnerName), Is.EqualTo((false, EscalationState.Acknowledged, Boss.Name)));
        Assert.That((await ReadEscalationAsync(rescue.Id)).Within, Is.EqualTo(EscalationPolicy.Limits(EscalationKind.EmergencyHandOff).Acknowledge), "the limit that it is measured by");
    }

    private async Task<Core.Wallboard.EscalationNow> NextAsync(Guid id) =>
        (await Queue.ReadBoardAsync(new Dictionary<string, string>(), None)).Escalations.Next.Single(e => e.Id == id);

    [Test]
    public async Task SupervisorNow_FromRaiseToClose_GoesThroughEveryState()
    {
        var counsellor = await SignInAsync();
        var boss = await SupervisorAsync("周督导");
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        var e = await RaiseAsync(EscalationKind.SupervisorNow, contact: contact.Id);
        Assert.That((e.State, e.Owner), Is.EqualTo((EscalationState.Raised, new EscalationOwner(OwnerKind.Staff, boss.Id, "周督导"))));
        await DeliverAsync(e);
        await Escalations.AcknowledgeAsync(e.Id, Staff(boss), None);
        await Escalations.NoteAsync(e.Id, Staff(boss), EscalationNote.Progress, "note", null, None);
        await Escalations.ReportAsync(e.Id, Staff(boss), EscalationOutcome.Done, "report", None);
        Assert.That((await Escalations.CloseAsync(e.Id, Staff(counsellor), null, None)).Refusal, Is.EqualTo(Refusal.NotYours), "not whoever raised it");
        Assert.That((await Escalations.CloseAsync(e.Id, new EscalationActor(OwnerKind.Staff, Guid.Parse(e.RaisedBy), "小林"), null, None)).Refusal, Is.Null);
        Assert.That(await ToldAsync(e.Id), Is.EqualTo(new[]
        {
            JournalEventType.EscalationRaised, JournalEventType.EscalationDelivered, JournalEventType.EscalationAcknowledged, JournalEventType.EscalationNoted,
            JournalEventType.EscalationReported, JournalEventType.EscalationClosed,
        }));
        Assert.That((await ReadEscalationAsync(e.Id)).Due, Is.Null);
        Assert.That(await TimerAsync(e.Id), Is.Null);
        Assert.That(await Escalations.ReadOpenAsync(None), Is.Empty);
    }

    [Test]
    public async Task Chain_NobodyAcknowledges_AsksEverybodyAndComesRoundAgain()
    {
        var (first, second) = (await SupervisorAsync("周督导"), await SupervisorAsync("吴督导"));
        await OnCallAsync();
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        var asked = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            asked.Add(e.Owner!.Name ?? e.Owner.Kind.ToString());
            await DeliverAsync(e);
            Assert.That((await PassLimitAsync(e.Id)).State, Is.EqualTo(EscalationState.Overdue));
            e = await PassLimitAsync(e.Id);
            Assert.That(e.State, Is.EqualTo(EscalationState.Raised));
        }
        var names = new[] { first, second }.OrderBy(c => c.Id.ToString(), StringComparer.Ordinal).Select(c => c.Alias).ToList();
        Assert.That(asked, Is.EqualTo(new[] { names[0], names[1], "Partner", "Desk", names[0] }), "the desk is last, then the first again");
        Assert.That((e.Round, e.Overdue), Is.EqualTo((1, 5)));
    }

    [Test]
    public async Task Acknowledge_WithinAMinute_EndsTheChainsClock()
    {
        var boss = await SupervisorAsync("周督导");
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await DeliverAsync(e);
        await AdvanceAsync(59);
        await RunTimersAsync();
        Assert.That((await Escalations.AcknowledgeAsync(e.Id, Staff(boss), None)).Refusal, Is.Null);
        await AdvanceAsync(2);
        await RunTimersAsync();
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Acknowledged));
    }

    [Test]
    public async Task Overdue_InSomebodysHands_IsRemindedFirstAndKeepsItsOwner()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await DeliverAsync(e);
        var partner = await OpenLinkAsync(e.Id);
        await Escalations.AcknowledgeAsync(e.Id, partner, None);
        var late = await PassLimitAsync(e.Id);
        Assert.That((late.State, late.Owner!.Name, late.Number), Is.EqualTo((EscalationState.Overdue, "第1中学", e.Number + 1)));
        Assert.That((await Escalations.NoteAsync(e.Id, partner, EscalationNote.Progress, "x", null, None)).Refusal, Is.EqualTo(Refusal.LinkRevoked), "the reminder carries a new link");
        var again = await OpenLinkAsync(e.Id);
        Assert.That((await Escalations.ReportAsync(e.Id, again, EscalationOutcome.Done, "done", None)).Refusal, Is.Null);
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Reported));
    }

    [Test]
    public async Task Overdue_ReminderPassedToo_GoesToTheNext()
    {
        await PartnersAsync(Partner(PartnerKind.CountyCentre, 1), Partner(PartnerKind.CountyCentre, 2));
        var e = await RaiseAsync(EscalationKind.CountyCentre);
        await DeliverAsync(e);
        await Escalations.AcknowledgeAsync(e.Id, await OpenLinkAsync(e.Id), None);
        await PassLimitAsync(e.Id);
        var next = await PassLimitAsync(e.Id);
        Assert.That((next.State, next.Owner!.Name, next.Acknowledged), Is.EqualTo((EscalationState.Raised, "第2中学", (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Partners_OfAnotherCounty_AreNotAsked()
    {
        await PartnersAsync(Partner(PartnerKind.TownshipLiaison, 1, "330302"), Partner(PartnerKind.TownshipLiaison, 2, "330303"));
        Assert.That((await RaiseAsync(EscalationKind.TownshipLiaison, "330303")).Owner!.Name, Is.EqualTo("第2中学"));
        Assert.That((await RaiseAsync(EscalationKind.TownshipLiaison)).Owner!.Kind, Is.EqualTo(OwnerKind.Desk), "without a county nobody's");
    }

    [Test]
    public async Task Decline_ByAPartner_AsksTheNextAndClosesTheLink()
    {
        await PartnersAsync(Partner(PartnerKind.Hospital, 1), Partner(PartnerKind.Hospital, 2));
        var e = await RaiseAsync(EscalationKind.GreenChannel);
        await DeliverAsync(e);
        var partner = await OpenLinkAsync(e.Id);
        Assert.That((await Escalations.DeclineAsync(e.Id, partner, "full", None)).Refusal, Is.Null);
        var declined = await ReadEscalationAsync(e.Id);
        Assert.That((declined.State, declined.Link), Is.EqualTo((EscalationState.Declined, (EscalationLink?)null)));
        Assert.That((await PassLimitAsync(e.Id)).Owner!.Name, Is.EqualTo("第2中学"));
    }

    [Test]
    public async Task Decline_OfAMandatoryReportOrARescue_IsRefusedForEverybody([Values(EscalationKind.MandatoryReport, EscalationKind.EmergencyHandOff)] EscalationKind kind)
    {
        await OnCallAsync();
        var e = await RaiseAsync(kind);
        Assert.That((await Escalations.DeclineAsync(e.Id, Boss, "no", None)).Refusal, Is.EqualTo(Refusal.NoVeto));
        Assert.That((await Escalations.DeclineAsync(e.Id, await OpenLinkAsync(e.Id), "no", None)).Refusal, Is.EqualTo(Refusal.NoVeto));
    }

    [Test]
    public async Task Emergency_UntilAPersonConfirmsHelp_StaysOpenAndIsSaidAgain()
    {
        var e = await RaiseAsync(EscalationKind.EmergencyHandOff);
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.NoteAsync(e.Id, Boss, EscalationNote.PoliceTold, "110", null, None);
        await Escalations.ReportAsync(e.Id, Boss, EscalationOutcome.HandedOn, "110", None);
        Assert.That((await Escalations.CloseAsync(e.Id, Boss, null, None)).Refusal, Is.EqualTo(Refusal.HelpUnconfirmed));
        var reminded = await PassLimitAsync(e.Id);
        Assert.That((reminded.State, reminded.Reminders), Is.EqualTo((EscalationState.Reported, 1)));
        await Escalations.NoteAsync(e.Id, Boss, EscalationNote.HelpMadeContact, null, null, None);
        Assert.That((await Escalations.CloseAsync(e.Id, Boss, null, None)).Refusal, Is.Null);
    }

    [Test]
    public async Task Emergency_PartnerSaysHelpArrived_IsNoConfirmation()
    {
        await OnCallAsync();
        var e = await RaiseAsync(EscalationKind.EmergencyHandOff);
        var partner = await OpenLinkAsync(e.Id);
        await Escalations.AcknowledgeAsync(e.Id, partner, None);
        Assert.That((await Escalations.NoteAsync(e.Id, partner, EscalationNote.HelpMadeContact, null, null, None)).Refusal, Is.EqualTo(Refusal.NotYours));
    }

    [Test]
    public async Task Supervisor_TakesWhatIsAnothers_AndIsItsOneOwner()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await DeliverAsync(e);
        var partner = await OpenLinkAsync(e.Id);
        await Escalations.AcknowledgeAsync(e.Id, partner, None);
        Assert.That((await Escalations.AcknowledgeAsync(e.Id, Boss, None)).Refusal, Is.Null);
        Assert.That((await ReadEscalationAsync(e.Id)).Owner!.Id, Is.EqualTo(Boss.Id));
        Assert.That((await Escalations.ReportAsync(e.Id, partner, EscalationOutcome.Done, "x", None)).Refusal, Is.EqualTo(Refusal.LinkRevoked));
    }

    [Test]
    public async Task Assign_ToAPartner_AsksThemWithANewLink()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await Escalations.AssignAsync(e.Id, Boss, Owner(Partner(PartnerKind.MentorGroup, 2)), None);
        var moved = await ReadEscalationAsync(e.Id);
        Assert.That((moved.Owner!.Name, moved.Link!.Number, moved.State), Is.EqualTo(("第2中学", moved.Number, EscalationState.Raised)));
        Assert.That((await Escalations.AssignAsync(e.Id, new EscalationActor(OwnerKind.Staff, Guid.CreateVersion7(), "小林"), null, None)).Refusal, Is.EqualTo(Refusal.NotYours));
    }

    [Test]
    public async Task FormSaved_AtLevel4_RaisesItsThreeOnceAndWhoHasTheContactIsNotAsked()
    {
        var counsellor = await SignInAsync();
        var id = Guid.CreateVersion7();
        await Queue.ReceiveAsync(NewContact() with { Id = id, Answers = new CallerAnswers { County = "330302" } }, new Requirement { Line = "12355", Channel = Channel.Chat }, None);
        await ConnectAsync(counsellor, await ReadAsync(id));
        await SaveAsync(counsellor.Id, id, 0, RiskLevel.Immediate);
        await SaveAsync(counsellor.Id, id, 1, RiskLevel.Moderate);
        await SaveAsync(counsellor.Id, id, 2, RiskLevel.Immediate);
        var raised = await Escalations.ReadOfAsync(id, None);
        Assert.That(raised.Select(e => e.Kind), Is.EquivalentTo(EscalationPolicy.Automatic(RiskLevel.Immediate)));
        Assert.That(raised.Select(e => (e.Counsellor, e.RaisedBy)), Is.All.EqualTo(((Guid?)counsellor.Id, "system")));
    }

    [Test]
    public async Task FormSaved_AtLevel3_AsksASupervisorBeforeClosing()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await SaveAsync(counsellor.Id, contact.Id, 0, RiskLevel.High);
        Assert.That((await Escalations.ReadOfAsync(contact.Id, None)).Select(e => e.Kind), Is.EqualTo(new[] { EscalationKind.SupervisorBeforeClosing }));
    }

    [Test]
    public async Task Close_OfWhatIsClosed_IsRefusedToWhomItIsNot()
    {
        var lin = await SignInAsync();
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.ReportAsync(e.Id, Boss, EscalationOutcome.Done, "k1.x", None);
        await Escalations.CloseAsync(e.Id, Boss, null, None);
        Assert.That((await Escalations.CloseAsync(e.Id, Staff(lin), null, None)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await Escalations.CloseAsync(e.Id, Boss, null, None)).Refusal, Is.Null, "again by whoever may");
    }

    [Test]
    public async Task Raise_UnderAnIdOfSomethingElse_IsRefused([Values] bool contact, [Values] bool kind, [Values] bool by)
    {
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        var again = new Escalation
        {
            Id = e.Id, Kind = kind ? EscalationKind.CountyCentre : e.Kind, Contact = contact ? Guid.CreateVersion7() : e.Contact, Line = e.Line, RaisedBy = by ? $"{Guid.CreateVersion7()}" : e.RaisedBy,
        };
        var step = await Escalations.RaiseAsync(again, None);
        Assert.That((step.Refusal, step.Events.Count), Is.EqualTo((contact || kind || by ? Refusal.IdTaken : (Refusal?)null, 0)));
        Assert.That((await ReadEscalationAsync(e.Id)).Version, Is.EqualTo(e.Version));
    }

    [Test]
    public async Task Steps_OfALongNight_LoseNothingThatAPersonDid()
    {
        await OnCallAsync();
        var e = await RaiseAsync(EscalationKind.EmergencyHandOff);
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.NoteAsync(e.Id, Boss, EscalationNote.PoliceTold, "110", null, None);
        await Escalations.OpenWhereaboutsAsync(e.Id, Boss, null, None);
        for (var i = 0; i < 90; i++)
        {
            var now = await ReadEscalationAsync(e.Id);
            if (now.State is EscalationState.Raised)
                await DeliverAsync(now);
            await PassLimitAsync(e.Id);
        }
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        var steps = (await ReadEscalationAsync(e.Id)).Steps!;
        EscalationStepAct[] nobodys = [EscalationStepAct.Delivered, EscalationStepAct.Moved, EscalationStepAct.Overdue];
        Assert.That(steps.Where(s => !nobodys.Contains(s.Act)).Select(s => (s.Act, s.Note)), Is.EqualTo(new[]
        {
            (EscalationStepAct.Raised, null), (EscalationStepAct.Acknowledged, null), (EscalationStepAct.PoliceTold, "110"), (EscalationStepAct.WhereaboutsOpened, null),
            (EscalationStepAct.Acknowledged, (string?)null),
        }));
        Assert.That(steps.Count(s => nobodys.Contains(s.Act)), Is.EqualTo(40), "of the others the newest");
        Assert.That(steps[^2].At, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(Now)));
    }

    [Test]
    public async Task Plan_WithoutAutomatic_RaisesNothing()
    {
        await Escalations.SetPlanAsync(new EscalationPlan { Automatic = false }, "admin", None);
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await SaveAsync(counsellor.Id, contact.Id, 0, RiskLevel.Immediate);
        Assert.That(await Escalations.ReadOfAsync(contact.Id, None), Is.Empty);
    }

    [Test]
    public async Task Plan_OfTheOffice_ChangesALimit()
    {
        var limits = EscalationPolicy.Limits(EscalationKind.SupervisorNow) with { Acknowledge = 120 };
        await Escalations.SetPlanAsync(new EscalationPlan { Limits = new Dictionary<EscalationKind, EscalationLimits> { [EscalationKind.SupervisorNow] = limits } }, "admin", None);
        Assert.That((await Escalations.SetPlanAsync(new EscalationPlan { Automatic = false }, "admin", None)).Refusal, Is.EqualTo(Refusal.FormChanged), "somebody else changed it meanwhile");
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await DeliverAsync(e);
        Assert.That((await ReadEscalationAsync(e.Id)).Due!.Value.ToUnixTimeMilliseconds(), Is.EqualTo(Now + 120_000));
    }

    [Test]
    public void Limits_InLua_EqualThePolicy()
    {
        var lua = LuaScripts.Get("raiseEscalation").Text.Split('\n')
            .Select(l => System.Text.RegularExpressions.Regex.Match(l, @"^  (\w+) = \{deliver = (\d+), acknowledge = (\d+), begin = (\d+), report = (\d+), close = (\d+), retry = (\d+), remind = (\d+)\},$"))
            .Where(m => m.Success)
            .ToDictionary(m => Enum.Parse<EscalationKind>(m.Groups[1].Value), m =>
            {
                int At(int i) => int.Parse(m.Groups[i].Value, System.Globalization.CultureInfo.InvariantCulture);
                return new EscalationLimits(At(2), At(3), At(4), At(5), At(6), At(7), At(8));
            });
        Assert.That(lua, Is.EquivalentTo(Enum.GetValues<EscalationKind>().ToDictionary(k => k, EscalationPolicy.Limits)));
    }

    [Test]
    public async Task Message_AcceptedByTheNetwork_IsDelivered_AndAnUndeliverableOneMovesOn()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await Queue.OrderMessageAsync(Message(e), "system", None);
        var item = (await OutboxAsync(OutboxKind.SendMessage)).Single();
        await Queue.FinishMessageAsync(item, new MessageResult(MessageOutcome.Accepted, "SM1"), None);
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Delivered));
        await Queue.NoteReceiptAsync("SM1", ReceiptStatus.Failed, "unreachable", None);
        var next = await ReadEscalationAsync(e.Id);
        Assert.That((next.State, next.Owner!.Name), Is.EqualTo((EscalationState.Raised, "第2中学")));
        await Queue.OrderMessageAsync(Message(next), "system", None);
        await AdvanceAsync(2);
        await Queue.FinishMessageAsync((await OutboxAsync(OutboxKind.SendMessage)).Single(), new MessageResult(MessageOutcome.NotConfigured), None);
        Assert.That((await ReadEscalationAsync(e.Id)).Owner!.Kind, Is.EqualTo(OwnerKind.Desk));
    }

    [Test]
    public async Task Message_OfAnEarlierAsking_SaysNothingOfTheNext()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await Queue.OrderMessageAsync(Message(e), "system", None);
        await PassLimitAsync(e.Id);
        await PassLimitAsync(e.Id);
        await Queue.FinishMessageAsync((await OutboxAsync(OutboxKind.SendMessage)).Single(), new MessageResult(MessageOutcome.Accepted, "SM1"), None);
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Raised));
    }

    [TestCase(ResultConsent.Attendance, false)]
    [TestCase(ResultConsent.Result, true)]
    public async Task GreenChannel_Reported_TheSchoolLearnsWhatConsentAllows(ResultConsent consent, bool told)
    {
        var id = Guid.CreateVersion7();
        await Escalations.RaiseAsync(new Escalation
        {
            Id = id, Kind = EscalationKind.GreenChannel, Contact = Guid.CreateVersion7(), Line = "12355", RaisedBy = "system", Consent = consent, ReturnTo = Owner(Partner(PartnerKind.MentorGroup, 2)),
        }, None);
        await Escalations.AcknowledgeAsync(id, Boss, None);
        await Escalations.ReportAsync(id, Boss, EscalationOutcome.Done, Cipher.Encrypt("焦虑，已开药", id), None);
        var item = (await OutboxAsync(OutboxKind.ReturnResult)).Single();
        var back = new ReturnResult(Escalations, new KnownRecord(), Queue, new Nobody(), Cipher);
        await back.HandleAsync(item, None);
        await back.HandleAsync(item, None);
        var school = (await Escalations.ReadOpenAsync(None)).Single(e => e.Kind is EscalationKind.SchoolMentorGroup);
        Assert.That(school.Owner!.Name, Is.EqualTo("第2中学"));
        Assert.That(Cipher.Decrypt(school.Summary!, school.Id), told ? Does.Contain("已就诊").And.Contain("焦虑") : Does.Contain("已就诊").And.Not.Contain("焦虑"));
    }

    [Test]
    public async Task GreenChannel_WithoutConsent_ReturnsNothing()
    {
        var id = Guid.CreateVersion7();
        await Escalations.RaiseAsync(new Escalation
        {
            Id = id, Kind = EscalationKind.GreenChannel, Contact = Guid.CreateVersion7(), Line = "12355", RaisedBy = "system", Consent = ResultConsent.Nothing, ReturnTo = Owner(Partner(PartnerKind.MentorGroup, 2)),
        }, None);
        await Escalations.AcknowledgeAsync(id, Boss, None);
        await Escalations.ReportAsync(id, Boss, EscalationOutcome.Done, "x", None);
        Assert.That(await OutboxAsync(OutboxKind.ReturnResult), Is.Empty);
    }

    [Test]
    public async Task Audit_OwedForALook_WaitsInTheOutbox()
    {
        var e = await RaiseAsync(EscalationKind.GreenChannel);
        var owed = new OwedAudit(Guid.CreateVersion7(), "account", null, DateTimeOffset.FromUnixTimeMilliseconds(Now), Hotline.Core.Audit.AuditAct.Opened, "partner's account");
        Assert.That((await Escalations.OweAuditAsync(e.Id, owed, None)).Refusal, Is.Null);
        Assert.That((await OutboxAsync(OutboxKind.WriteAudit)).Select(i => (i.Audit, i.Escalation)), Is.EqualTo(new[] { (owed, (Guid?)e.Id) }));
        Assert.That((await Escalations.OweAuditAsync(Guid.CreateVersion7(), owed, None)).Refusal, Is.EqualTo(Refusal.EscalationUnknown));
    }

    [Test]
    public async Task Whereabouts_OpenedWithoutSql_OweTheAuditTrailAnEntry()
    {
        var e = await RaiseAsync(EscalationKind.EmergencyHandOff);
        var owed = new OwedAudit(Guid.CreateVersion7(), $"{Boss.Id}", "sealed", DateTimeOffset.FromUnixTimeMilliseconds(Now));
        Assert.That((await Escalations.OpenWhereaboutsAsync(e.Id, Boss, owed, None)).Refusal, Is.Null);
        Assert.That((await OutboxAsync(OutboxKind.WriteAudit)).Select(i => i.Audit), Is.EqualTo(new[] { owed }));
        Assert.That((await Escalations.OpenWhereaboutsAsync(e.Id, new EscalationActor(OwnerKind.Staff, Guid.CreateVersion7(), "小林"), owed, None)).Refusal, Is.EqualTo(Refusal.NotYours));
        var other = await RaiseAsync(EscalationKind.SupervisorNow);
        Assert.That((await Escalations.OpenWhereaboutsAsync(other.Id, Boss, owed, None)).Refusal, Is.EqualTo(Refusal.WrongState), "for a rescue only");
    }

    private static SealedMessage Message(Escalation e) =>
        Sealer.Seal(Guid.CreateVersion7(), MessageChannel.Sms, "+8613800000001", null, "link") with { Escalation = e.Id, Contact = e.Contact, Asking = e.Number };

    private protected async Task SaveAsync(Guid counsellor, Guid contact, long basedOn, RiskLevel risk) => Assert.That((await Queue.SaveFormAsync(counsellor, contact, basedOn,
        new SealedForm { Version = basedOn + 1, Coded = new RecordForm { Risk = risk }, Sealed = "x" }, None)).Refusal, Is.Null);
}

[TestFixture]
public sealed class GarnetEscalationTests : EscalationTransitions
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-escalations").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisEscalationTests : EscalationTransitions
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
