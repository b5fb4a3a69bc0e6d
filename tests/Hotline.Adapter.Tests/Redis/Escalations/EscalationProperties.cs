using System.Globalization;
using CsCheck;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>
/// Random sequences of raising, acknowledging, declining, notes, reports, time and losses (issue 5, to be shown 3). After each step: every open
/// escalation has one owner, a limit and its timer; what a person did is what EscalationPolicy says; a contact at level 4 has its escalations.
/// </summary>
public abstract class EscalationProperties : EscalationSuite
{
    private enum What { Raise, Deliver, Acknowledge, Take, Decline, Note, Confirm, Report, Close, Assign, Limit, Restart, Level4 }

    private static readonly Gen<(What What, int Which)[]> Sequences = Gen.Select(Gen.Enum<What>(), Gen.Int[0, 5]).Array[20, 60];

    [Test]
    public async Task Sequences_OfAnything_LeaveNoneWithoutOwnerLimitAndTimer()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("HOTLINE_ESCALATION_SEED") ?? "20261126", CultureInfo.InvariantCulture);
        var reached = new HashSet<EscalationState>();
        var (steps, refused) = (0, 0);
        for (uint n = 0; n < 40; n++)
        {
            await NewCell();
            NobodyOn();
            await PartnersAsync([.. Enum.GetValues<PartnerKind>().Select((k, i) => Partner(k, i + 1)), Partner(PartnerKind.MentorGroup, 40)]);
            await SupervisorAsync("周督导");
            var counsellor = await SignInAsync();
            var known = new List<Guid>();
            var done = new List<string>();
            Guid? level4 = null;
            foreach (var (what, which) in Sequences.Generate(new PCG(n, seed), null, out _))
            {
                steps++;
                done.Add($"{what} {which}");
                if (what is What.Raise)
                    known.Add((await RaiseAsync(Enum.GetValues<EscalationKind>()[which])).Id);
                else if (what is What.Restart)
                    await OpenEpochAsync();
                else if (what is What.Level4 && level4 is null)
                    level4 = await AtLevel4Async(counsellor.Id);
                else if (known.Count > 0)
                    refused += await ActAsync(what, known[which % known.Count], string.Join(", ", done)) ? 0 : 1;
                foreach (var e in await CheckAsync(known, level4, $"seed {seed}, sequence {n}: {string.Join(", ", done)}"))
                    reached.Add(e.State);
            }
        }
        await TestContext.Out.WriteLineAsync($"{steps} steps, {refused} refused, seed {seed}");
        Assert.That(reached, Is.SupersetOf(Enum.GetValues<EscalationState>()), "a state that the sequences do not reach is not proved");
        Assert.That(refused, Is.InRange(1, steps * 9 / 10));
    }

    /// <summary>Carries out one act and compares what became of it with the policy.</summary>
    private async Task<bool> ActAsync(What what, Guid id, string told)
    {
        var before = await ReadEscalationAsync(id);
        var owned = before.Acknowledged is not null;
        if (what is What.Limit)
        {
            if (!before.IsOpen)
                return false;
            await PassLimitAsync(id);
            Assert.That((await ReadEscalationAsync(id)).State, Is.EqualTo(EscalationPolicy.Next(before.Kind, before.State, EscalationAct.LimitPassed)), told);
            return true;
        }
        var (act, step) = what switch
        {
            What.Deliver => (EscalationAct.Deliver, await Escalations.DeliverAsync(id, before.Number, null, None)),
            What.Acknowledge or What.Take => (EscalationAct.Acknowledge, await Escalations.AcknowledgeAsync(id, Boss, None)),
            What.Decline => (EscalationAct.Decline, await Escalations.DeclineAsync(id, Boss, "x", None)),
            What.Note => (EscalationAct.Note, await Escalations.NoteAsync(id, Boss, EscalationNote.Progress, "x", null, None)),
            What.Confirm => (EscalationAct.Note, await Escalations.NoteAsync(id, Boss, EscalationNote.HelpMadeContact, null, null, None)),
            What.Report => (EscalationAct.Report, await Escalations.ReportAsync(id, Boss, EscalationOutcome.Done, "x", None)),
            What.Close => (EscalationAct.Close, await Escalations.CloseAsync(id, Boss, null, None)),
            _ => (EscalationAct.Assign, await Escalations.AssignAsync(id, Boss, null, None)),
        };
        var after = await ReadEscalationAsync(id);
        var expected = EscalationPolicy.Next(before.Kind, before.State, act, owned, before.HelpConfirmed is not null);
        // A supervisor takes over what somebody else has begun; delivering twice and closing twice are no change.
        if (act is EscalationAct.Acknowledge && before.State is EscalationState.Acknowledged or EscalationState.InProgress && before.Owner!.Id != Boss.Id)
            expected = EscalationState.Acknowledged;
        Assert.That(after.State, Is.EqualTo(expected ?? before.State), $"{before.Kind} {before.State} {act}: {step.Refusal}; {told}");
        return step.Done;
    }

    private async Task<IReadOnlyList<Escalation>> CheckAsync(List<Guid> known, Guid? level4, string told)
    {
        var open = await Escalations.ReadOpenAsync(None);
        foreach (var e in open)
        {
            Assert.That(e.Owner, Is.Not.Null, $"an owner: {told}");
            Assert.That(e.Due, Is.Not.Null, $"a limit: {told}");
            Assert.That(await TimerAsync(e.Id), Is.EqualTo(e.Due!.Value.ToUnixTimeMilliseconds()), $"its timer: {told}");
            Assert.That(e.Link is null || e.Link.Number == e.Number, $"no link of an earlier asking: {told}");
        }
        var all = new List<Escalation>();
        foreach (var id in known)
            all.Add(await ReadEscalationAsync(id));
        Assert.That(open.Select(e => e.Id), Is.SupersetOf(all.Where(e => e.IsOpen).Select(e => e.Id)), $"none is lost: {told}");
        if (level4 is { } contact)
            Assert.That((await Escalations.ReadOfAsync(contact, None)).Select(e => e.Kind), Is.SupersetOf(new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff }), $"level 4: {told}");
        return all;
    }

    private async Task<Guid?> AtLevel4Async(Guid counsellor)
    {
        var contact = await ReceiveAsync();
        if ((await ReadAsync(contact.Id)).Offer is not { } offer || offer.Counsellor != counsellor || !(await Queue.AcceptAsync(counsellor, contact.Id, offer.Id, None)).Done)
            return null;
        await Queue.SaveFormAsync(counsellor, contact.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "x" }, None);
        return contact.Id;
    }
}

[TestFixture]
public sealed class GarnetEscalationPropertyTests : EscalationProperties
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-sequences").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisEscalationPropertyTests : EscalationProperties
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
