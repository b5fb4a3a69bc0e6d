using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>Escalations, their steps and the plan as the recorder writes them.</summary>
internal sealed class EscalationRecordTests(string database) : RecordSuite(database)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IEscalationRecord Escalations => Backend.Services.GetRequiredService<IEscalationRecord>();

    private Escalation NewEscalation(Guid? contact = null) => new()
    {
        Id = Guid.CreateVersion7(), Kind = EscalationKind.GreenChannel, Contact = contact ?? Guid.CreateVersion7(), Line = "12355", County = "330302", Level = RiskLevel.High,
        State = EscalationState.Raised, Since = Start, Due = Start.AddMinutes(15), Raised = Start, Owner = new EscalationOwner(OwnerKind.Desk), Asked = new Dictionary<string, int> { ["desk"] = 1 },
        Number = 1, Summary = "k1.sealed", Consent = ResultConsent.Attendance, Steps = [new EscalationStep(Start, EscalationStepAct.Raised)], Version = 1, Epoch = Journal.Epoch,
    };

    private static JournalEvent Told(Escalation e, JournalEventType type = JournalEventType.EscalationRaised) => NewEvent(type) with { ContactId = e.Contact, Escalation = e };

    [Test]
    public async Task Apply_Escalation_ComesBackAsItWas()
    {
        var e = NewEscalation();
        await WriteAsync(Told(e));
        Assert.That(HotlineJson.Write(await Escalations.ReadAsync(e.Id, None)), Is.EqualTo(HotlineJson.Write(e)));
        Assert.That((await Escalations.ReadOfAsync(e.Contact, None)).Select(o => o.Id), Is.EqualTo(new[] { e.Id }));
    }

    [Test]
    public async Task Apply_OlderImage_ChangesNothing()
    {
        var e = NewEscalation();
        await WriteAsync(Told(e with { Version = 3, State = EscalationState.Acknowledged }), Told(e with { Version = 2, State = EscalationState.Delivered }));
        Assert.That((await Escalations.ReadAsync(e.Id, None))!.State, Is.EqualTo(EscalationState.Acknowledged));
    }

    [Test]
    public async Task ReadOpen_ClosedOnesOnlyOfContactsThatAreOpen()
    {
        var (waiting, over) = (NewContact(), NewContact() with { State = ContactState.Closed });
        await WriteAsync(waiting, over);
        var open = NewEscalation();
        var closed = NewEscalation(waiting.Id) with { State = EscalationState.Closed, Due = null };
        var forgotten = NewEscalation(over.Id) with { State = EscalationState.Closed, Due = null };
        await WriteAsync(Told(open), Told(closed), Told(forgotten));
        Assert.That((await Escalations.ReadOpenAsync(null, 10, None)).Select(e => e.Id), Is.EquivalentTo(new[] { open.Id, closed.Id }), "or an opening would raise it again");
        var first = await Escalations.ReadOpenAsync(null, 1, None);
        Assert.That((await Escalations.ReadOpenAsync(first[0].Id, 10, None)).Concat(first).Select(e => e.Id), Is.EquivalentTo(new[] { open.Id, closed.Id }));
    }

    [Test]
    public async Task Apply_RaisedAnewInALaterEpoch_LeavesWhatIsKnownOfTheFirst()
    {
        var e = NewEscalation() with { State = EscalationState.InProgress, HelpConfirmed = Start, Version = 4 };
        var later = e with { Raised = Start.AddMinutes(5), State = EscalationState.Raised, HelpConfirmed = null, Version = 1, Epoch = $"{Journal.Epoch}z" };
        await WriteAsync(Told(e), Told(later));
        Assert.That((await Escalations.ReadAsync(e.Id, None)) is { State: EscalationState.InProgress, HelpConfirmed: not null }, Is.True);
        await WriteAsync(Told(later with { Raised = e.Raised, HelpConfirmed = Start, Version = 2 }, JournalEventType.EscalationRestored));
        Assert.That((await Escalations.ReadAsync(e.Id, None))!.Version, Is.EqualTo(2), "the two brought together");
    }

    [Test]
    public async Task Apply_OpenAgainInALaterEpoch_StaysClosed()
    {
        var e = NewEscalation() with { State = EscalationState.Closed, Due = null, Version = 6 };
        await WriteAsync(Told(e, JournalEventType.EscalationClosed), Told(e with { State = EscalationState.Reported, Due = Start, Version = 6, Epoch = $"{Journal.Epoch}z" }, JournalEventType.EscalationReminded));
        Assert.That((await Escalations.ReadAsync(e.Id, None))!.State, Is.EqualTo(EscalationState.Closed));
    }

    [Test]
    public async Task ReadAll_ThoseThatAreKnown()
    {
        var (one, other) = (NewEscalation(), NewEscalation() with { State = EscalationState.Closed, Due = null });
        await WriteAsync(Told(one), Told(other), Told(NewEscalation()));
        Assert.That((await Escalations.ReadAllAsync([one.Id, other.Id, Guid.CreateVersion7()], None)).Select(e => e.Id), Is.EquivalentTo(new[] { one.Id, other.Id }));
        Assert.That(await Escalations.ReadAllAsync([], None), Is.Empty);
    }

    [Test]
    public async Task Story_OfTheContact_TellsItsEscalations()
    {
        var contact = NewContact();
        await WriteAsync(contact);
        var e = NewEscalation(contact.Id);
        await WriteAsync(Told(e), Told(e with { Version = 2, State = EscalationState.Delivered }, JournalEventType.EscalationDelivered));
        var story = await Record.ReadStoryAsync(contact.Id, None);
        Assert.That(story!.Events.Select(t => t.Type), Is.SupersetOf(new[] { JournalEventType.EscalationRaised, JournalEventType.EscalationDelivered }));
    }

    [Test]
    public async Task ReadPlan_Newest_IsTheOneInForce()
    {
        Assert.That(await Escalations.ReadPlanAsync(None), Is.Null);
        await WriteAsync(
            NewEvent(JournalEventType.EscalationPlanChanged) with { EscalationPlan = new EscalationPlan { Version = 1 } },
            NewEvent(JournalEventType.EscalationPlanChanged) with { EscalationPlan = new EscalationPlan { Version = 2, Automatic = false } });
        Assert.That((await Escalations.ReadPlanAsync(None))!.Automatic, Is.False);
    }
}
