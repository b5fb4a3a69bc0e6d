using CsCheck;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>What a form, a confirmed sign and a closing raise or wait for: the scripts do what EscalationPolicy, HarmReport and ClosingPolicy say.</summary>
public abstract class EscalationClosing : EscalationSuite
{
    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(n => all[n]);

    private static readonly Gen<RecordForm> Forms = Gen.Select(
        Gen.Select(Gen.Enum<AgeBand>(), Gen.Enum<SchoolStage>(), OneOf<WhoCalls?>(null, WhoCalls.Self, WhoCalls.Teacher)),
        Gen.Select(OneOf<Topic?>(null, Topic.Emotions, Topic.SexualAbuse), OneOf<Topic[]?>(null, [Topic.Romance], [Topic.Peers, Topic.DomesticViolenceNeglect])),
        Gen.Select(Gen.Enum<RiskLevel>(), OneOf<string?>(null, "", "330303")),
        (who, what, rest) => new RecordForm { AgeBand = who.Item1, Stage = who.Item2, WhoCalls = who.Item3, Topic = what.Item1, OtherTopics = what.Item2, Risk = rest.Item1, County = rest.Item2 });

    private static readonly Gen<CallerAnswers?> Answers = Gen.Select(Gen.Bool, Gen.Enum<AgeBand>(), OneOf<string?>(null, "330302"), (any, band, county) => any ? new CallerAnswers { AgeBand = band, County = county } : null);

    private async Task<(Counsellor Lin, Contact Contact)> TalkingAsync(CallerAnswers? answers = null)
    {
        var lin = await SignInAsync();
        var contact = NewContact() with { Answers = answers };
        await Queue.ReceiveAsync(contact, Need(contact), None);
        return (lin, await ConnectAsync(lin, contact));
    }

    private async Task SaveAsync(Guid counsellor, Guid contact, long basedOn, RecordForm form) => Assert.That(
        (await Queue.SaveFormAsync(counsellor, contact, basedOn, new SealedForm { Version = basedOn + 1, Coded = form, Sealed = "k.s" }, None)).Refusal, Is.Null);

    [Test]
    public async Task AnyFormAndSign_RaiseWhatThePolicySaysUnderIdsThatItNames()
    {
        var owed = 0;
        for (uint n = 0; n < 120; n++)
        {
            var (form, answers, said, first) = Gen.Select(Forms, Answers, Gen.Int[0, 3], Gen.Bool).Generate(new PCG(n, 20261127), null, out _);
            await NewCell();
            var (lin, contact) = await TalkingAsync(answers);
            if (!first)
                await SaveAsync(lin.Id, contact.Id, 0, form);
            if (said > 0)
            {
                // At level 1 the sign itself raises nothing: what is raised is the form's and the harm's.
                await Queue.NoteSignAsync(contact.Id, "words", new Sign { Source = SignSource.Words, Level = RiskLevel.Low, Category = said == 3 ? PhraseCategory.SelfHarm : PhraseCategory.Harmed }, Priority.Routine, "caller", None);
                await Queue.LookAtSignAsync(lin.Id, contact.Id, "words", said != 1, None);
            }
            if (first)
                await SaveAsync(lin.Id, contact.Id, 0, form);
            var raised = await Escalations.ReadOfAsync(contact.Id, None);
            var now = await ReadAsync(contact.Id);
            // Confirmed while the caller's own answer said that it is a minor, it was reported: what the form says afterwards takes nothing back.
            EscalationKind[] before = first && HarmReport.IsOwed(now, null) ? [EscalationKind.MandatoryReport] : [];
            Assert.That(raised.Select(e => e.Kind), Is.EquivalentTo(EscalationPolicy.Automatic(now, form).Union(before)), $"{n}: {form}, {answers}, sign {said}, {first}");
            Assert.That(raised.Select(e => e.Id), Is.EquivalentTo(raised.Select(e => EscalationPolicy.AutomaticId(contact.Id, e.Kind))));
            Assert.That(raised.Select(e => e.County), Is.All.EqualTo(EscalationPolicy.CountyOf(now, form)));
            owed += raised.Count(e => e.Kind is EscalationKind.MandatoryReport);
        }
        Assert.That(owed, Is.InRange(20, 100), "both, and often");
    }

    [Test]
    public async Task Harm_TheOfficeSwitchedAutomaticOff_IsReportedAllTheSame_AndOnce()
    {
        await Escalations.SetPlanAsync(new EscalationPlan { Automatic = false }, "admin", None);
        var (lin, contact) = await TalkingAsync();
        var form = new RecordForm { AgeBand = AgeBand.Under14, Topic = Topic.SexualAbuse, Risk = RiskLevel.High };
        await SaveAsync(lin.Id, contact.Id, 0, form);
        await SaveAsync(lin.Id, contact.Id, 1, form with { Topic = Topic.Emotions });
        await SaveAsync(lin.Id, contact.Id, 2, form);
        Assert.That((await Escalations.ReadOfAsync(contact.Id, None)).Select(e => e.Kind), Is.EqualTo(new[] { EscalationKind.MandatoryReport }));
    }

    [Test]
    public async Task Harm_APersonReportedItBefore_IsNotReportedTwice()
    {
        var (lin, contact) = await TalkingAsync();
        await RaiseAsync(EscalationKind.MandatoryReport, contact: contact.Id);
        await SaveAsync(lin.Id, contact.Id, 0, new RecordForm { AgeBand = AgeBand.Under14, Topic = Topic.SexualAbuse });
        Assert.That(await Escalations.ReadOfAsync(contact.Id, None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Harm_OfAPersonKnownToBeAMinor_IsReportedWhenTheContactIsLinked_AndOnce()
    {
        var (lin, contact) = await TalkingAsync();
        await Queue.NoteSignAsync(contact.Id, "words", new Sign { Source = SignSource.Words, Level = RiskLevel.Low, Category = PhraseCategory.Harmed }, Priority.Routine, "caller", None);
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "words", true, None);
        var known = (await Queue.ReadDeskAsync(lin.Id, None))!.Contacts.Single();
        var report = new ReportHarm(Queue, new Nobody());
        await report.HandleAsync(known, AgeBand.Adult, None);
        Assert.That(await Escalations.ReadOfAsync(contact.Id, None), Is.Empty, "nothing says that it is a minor");
        await report.HandleAsync(known, AgeBand.From14To17, None);
        await report.HandleAsync(known, AgeBand.From14To17, None);
        Assert.That((await Escalations.ReadOfAsync(contact.Id, None)).Select(e => (e.Kind, e.Counsellor)), Is.EqualTo(new[] { (EscalationKind.MandatoryReport, (Guid?)lin.Id) }));
    }

    [Test]
    public async Task County_WrittenDownAfterTheLevel_AsksItsCentreThen()
    {
        await PartnersAsync(Partner(Core.Duty.PartnerKind.CountyCentre, 1, "330302"), Partner(Core.Duty.PartnerKind.CountyCentre, 2, "330303"));
        var (lin, contact) = await TalkingAsync();
        await SaveAsync(lin.Id, contact.Id, 0, new RecordForm { Risk = RiskLevel.Immediate });
        Assert.That((await Escalations.ReadOfAsync(contact.Id, None)).Select(e => e.Kind), Has.None.EqualTo(EscalationKind.CountyCentre));
        await SaveAsync(lin.Id, contact.Id, 1, new RecordForm { Risk = RiskLevel.Immediate, County = "330303" });
        Assert.That((await Escalations.ReadOfAsync(contact.Id, None)).Single(e => e.Kind is EscalationKind.CountyCentre).Owner!.Name, Is.EqualTo("第2中学"));
    }

    [Test]
    public async Task School_OfThePupil_IsAskedFirstAndAnothersNotAtAll()
    {
        await PartnersAsync(
            Partner(Core.Duty.PartnerKind.MentorGroup, 1, "330302") with { Serves = "实验中学" }, Partner(Core.Duty.PartnerKind.MentorGroup, 2, "330302") with { Serves = "第二中学" },
            Partner(Core.Duty.PartnerKind.MentorGroup, 3, "330302"), Partner(Core.Duty.PartnerKind.TownshipLiaison, 4, "330302") with { Serves = "第二中学" });
        var (lin, contact) = await TalkingAsync(new CallerAnswers { County = "330302" });
        var form = SaveForm.Seal(new RecordForm { Notes = new RecordNotes { School = "第二 中学" } }, contact.Id, 1, Cipher);
        Assert.That((await Queue.SaveFormAsync(lin.Id, contact.Id, 0, form, None)).Refusal, Is.Null);
        Assert.That(await ChainAsync(contact.Id, EscalationKind.SchoolMentorGroup, null), Is.EqualTo(("第二中学", "第2中学", "第3中学")), "by the form's school");
        Assert.That(await ChainAsync(contact.Id, EscalationKind.SchoolMentorGroup, "实验中学"), Is.EqualTo(("实验中学", "第1中学", "第3中学")), "a person says which");
        Assert.That(await ChainAsync(contact.Id, EscalationKind.SchoolMentorGroup, "没有登记的学校"), Is.EqualTo(((string?)null, "第3中学", (string?)null)), "only names of the directory are kept");
        Assert.That((await ChainAsync(contact.Id, EscalationKind.CountyCentre, "第二中学")).Serves, Is.Null);
    }

    /// <summary>What the escalation keeps of the school, who is asked first, and who is asked next: null the desk.</summary>
    private async Task<(string? Serves, string? First, string? Next)> ChainAsync(Guid contact, EscalationKind kind, string? serves)
    {
        using var outbox = new RunOutbox(Queue, null!, new Nobody(), null!, null!, null!, null!, null!, null!);
        var raise = new RaiseEscalation(Queue, new FindContact(Queue, null!), Queue, new Nobody(), outbox, Cipher);
        var id = Guid.CreateVersion7();
        Assert.That((await raise.HandleAsync(new EscalationDraft(id, kind, contact, "请老师陪同", Serves: serves), Boss, None)).Refusal, Is.Null);
        var first = await ReadEscalationAsync(id);
        await PassLimitAsync(id);
        return (first.Serves, first.Owner!.Name, (await PassLimitAsync(id)).Owner!.Name);
    }

    [Test]
    public async Task AnyClosing_IsHeldUpWhereThePolicySaysAndByNothingElse()
    {
        var closings = Gen.Select(Gen.Enum<Disposition>(), Gen.Enum<RiskLevel>(), OneOf<string?>(null, "k.w"), Gen.Enum<RiskLevel>());
        var raises = Gen.Select(Gen.Enum<EscalationKind>(), Gen.Bool).Array[0, 3];
        var refused = new HashSet<Refusal?>();
        for (uint n = 0; n < 150; n++)
        {
            var ((disposition, risk, why, saved), more) = Gen.Select(closings, raises).Generate(new PCG(n, 20261128), null, out _);
            await NewCell();
            var (lin, contact) = await TalkingAsync();
            if (saved is not RiskLevel.NotAssessed)
                await SaveAsync(lin.Id, contact.Id, 0, new RecordForm { Risk = saved });
            foreach (var (kind, acknowledged) in more)
                if (await RaiseAsync(kind, contact: contact.Id) is var e && acknowledged)
                    await Escalations.AcknowledgeAsync(e.Id, Boss, None);
            await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
            var closing = new Closing(disposition, risk, "k.r", why);
            Refusal? expected = disposition is Disposition.None ? Refusal.Incomplete : ClosingPolicy.Awaited(closing, await Escalations.ReadOfAsync(contact.Id, None)) switch
            {
                ClosingProblem.SupervisorFirst => Refusal.SupervisorFirst, ClosingProblem.EscalationMissing => Refusal.EscalationMissing, _ => null,
            };
            var needed = ClosingPolicy.Awaited(closing with { WithoutSupervisor = null }, await Escalations.ReadOfAsync(contact.Id, None)) is ClosingProblem.SupervisorFirst;
            var step = await Queue.CloseAsync(lin.Id, contact.Id, closing, None);
            Assert.That(step.Refusal, Is.EqualTo(expected), $"{n}: {closing}, saved {saved}, {string.Join(' ', more)}");
            refused.Add(expected);
            if (expected is null)
                Assert.That((await ReadAsync(contact.Id)).WithoutSupervisor, Is.EqualTo(needed ? why : null), "kept where it was needed");
        }
        Assert.That(refused, Is.EquivalentTo(new Refusal?[] { null, Refusal.Incomplete, Refusal.SupervisorFirst, Refusal.EscalationMissing }));
    }

    [Test]
    public async Task Close_AtLevel3_WaitsForTheSupervisorWhomItAsks_AndAReasonIsTheWayOut()
    {
        var (lin, contact) = await TalkingAsync();
        var (_, other) = await TalkingAsync();
        var close = new CloseContact(Queue, Queue, new Nobody(), Cipher);
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        var closing = new Closing(Disposition.SafetyPlan, RiskLevel.High, null);
        Assert.That(((Closed.Decided)await close.HandleAsync(lin.Id, contact.Id, closing, None)).Step.Refusal, Is.EqualTo(Refusal.SupervisorFirst));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.WrapUp));
        var asked = (await Escalations.ReadOfAsync(contact.Id, None)).Single();
        Assert.That((asked.Kind, asked.State, asked.Counsellor), Is.EqualTo((EscalationKind.SupervisorBeforeClosing, EscalationState.Raised, (Guid?)lin.Id)));
        // Pressed again, it asks nobody twice.
        await close.HandleAsync(lin.Id, contact.Id, closing, None);
        Assert.That(await Escalations.ReadOfAsync(contact.Id, None), Has.Count.EqualTo(1));
        await Escalations.AcknowledgeAsync(asked.Id, Boss, None);
        Assert.That(((Closed.Decided)await close.HandleAsync(lin.Id, contact.Id, closing, None)).Step.Refusal, Is.Null);
        Assert.That((await ReadAsync(contact.Id)).WithoutSupervisor, Is.Null);
        Assert.That(await Escalations.ReadOfAsync(contact.Id, None), Has.Count.EqualTo(1), "nothing is raised after the closing");

        var owner = (await ReadAsync(other.Id)).Counsellor!.Value;
        await Queue.EndAsync(other.Id, Party.Caller, null, "left", None);
        Assert.That(((Closed.Decided)await close.HandleAsync(owner, other.Id, closing with { WithoutSupervisor = " 夜里没有人应答 " }, None)).Step.Refusal, Is.Null);
        Assert.That(Cipher.Decrypt((await ReadAsync(other.Id)).WithoutSupervisor!, other.Id), Is.EqualTo("夜里没有人应答"));
        Assert.That((await JournalAsync()).Where(e => e.ContactId == other.Id || e.Contact?.Id == other.Id).Select(e => e.Type).TakeLast(2),
            Is.EqualTo(new[] { Core.Journal.JournalEventType.EscalationRaised, Core.Journal.JournalEventType.ContactClosed }), "told all the same, and never after it is over");
    }
}

[TestFixture]
public sealed class GarnetEscalationClosingTests : EscalationClosing
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-closing").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisEscalationClosingTests : EscalationClosing
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
