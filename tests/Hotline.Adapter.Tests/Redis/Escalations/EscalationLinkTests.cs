using System.Buffers.Text;
using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>What a partner's link refuses (issue 5, to be shown 5): somebody else's, an expired one, one that was used, one taken back.</summary>
public abstract class EscalationLinkTests : EscalationSuite
{
    private static readonly EscalationLinks Links = new(Cipher, new Uri("https://hotline.example.org/"));
    private OpenLink Opening => new(Escalations, Links, new Nobody());

    private async Task<(Escalation Escalation, string Token)> LinkAsync()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1));
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        return (e, Links.Token(e.Id, e.Number));
    }

    [Test]
    public async Task Open_OnceByOneBrowser_ActsAndIsSeen()
    {
        var (e, token) = await LinkAsync();
        Assert.That(Links.Address(e.Id, e.Number), Is.EqualTo($"https://hotline.example.org/partner#{token}"));
        var session = NewSession();
        var opened = await Opening.HandleAsync(token, session, None);
        Assert.That((opened.Step.Refusal, opened.Escalation), Is.EqualTo(((Refusal?)null, e.Id)));
        var (refusal, seen) = await Opening.ReadAsync(e.Id, session, DateTimeOffset.FromUnixTimeMilliseconds(Now), None);
        Assert.That((refusal, seen?.Id), Is.EqualTo(((Refusal?)null, (Guid?)e.Id)));
        Assert.That(await ToldAsync(e.Id), Has.Member(JournalEventType.EscalationLinkOpened));
    }

    [Test]
    public async Task Open_Twice_IsRefused()
    {
        var (_, token) = await LinkAsync();
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.Null);
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkUsed));
    }

    [Test]
    public async Task Open_AfterAWeek_IsRefused()
    {
        var (e, token) = await LinkAsync();
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.AssignAsync(e.Id, Boss, Owner(Partner(PartnerKind.MentorGroup, 1)), None);
        var again = await ReadEscalationAsync(e.Id);
        token = Links.Token(e.Id, again.Number);
        // No timer runs: only the link's own life is looked at.
        await AdvanceAsync(EscalationPlan.DefaultLinkHours * 3600);
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkExpired));
    }

    [Test]
    public async Task Session_AfterAWeek_IsRefused()
    {
        var (e, _) = await LinkAsync();
        var partner = await OpenLinkAsync(e.Id);
        await AdvanceAsync(EscalationPlan.DefaultLinkHours * 3600);
        Assert.That((await Escalations.AcknowledgeAsync(e.Id, partner, None)).Refusal, Is.EqualTo(Refusal.LinkExpired));
    }

    [Test]
    public async Task Open_AfterTheOfficesHours_IsRefused([Values] bool later)
    {
        var before = await LinkAsync();
        Assert.That((await Escalations.SetPlanAsync(new EscalationPlan { LinkHours = 2 }, "admin", None)).Done, Is.True);
        var after = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        await AdvanceAsync(7200 - (later ? 0 : 1));
        Assert.That((await Opening.HandleAsync(Links.Token(after.Id, after.Number), NewSession(), None)).Step.Refusal, Is.EqualTo(later ? Refusal.LinkExpired : (Refusal?)null));
        Assert.That((await Opening.HandleAsync(before.Token, NewSession(), None)).Step.Refusal, Is.Null, "what was out keeps its own life");
    }

    [Test]
    public async Task Open_TakenBack_IsRefused()
    {
        var (e, token) = await LinkAsync();
        await Escalations.RevokeLinkAsync(e.Id, Boss, None);
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkRevoked));
        Assert.That(await TimerAsync(e.Id), Is.Not.Null, "its limit goes on");
    }

    [Test]
    public async Task Open_OfWhoeverWasAskedBefore_IsRefused()
    {
        var (e, token) = await LinkAsync();
        await PassLimitAsync(e.Id);
        await PassLimitAsync(e.Id);
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkRevoked));
    }

    [Test]
    public async Task Open_ChangedInAnyCharacter_IsUnknown()
    {
        var (_, token) = await LinkAsync();
        for (var i = 0; i < token.Length; i++)
        {
            var changed = string.Concat(token.AsSpan(0, i), token[i] == 'A' ? "B" : "A", token.AsSpan(i + 1));
            Assert.That((await Opening.HandleAsync(changed, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkUnknown), $"character {i}");
        }
        Assert.That((await Opening.HandleAsync(null, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkUnknown));
    }

    [Test]
    public async Task Session_OfAnotherEscalation_ActsOnNothingElse()
    {
        var (mine, token) = await LinkAsync();
        var session = NewSession();
        await Opening.HandleAsync(token, session, None);
        var others = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        Assert.That((await Opening.ReadAsync(others.Id, session, DateTimeOffset.FromUnixTimeMilliseconds(Now), None)).Refusal, Is.EqualTo(Refusal.LinkRevoked));
        var partner = new EscalationActor(OwnerKind.Partner, Session: EscalationLinks.Hash(session));
        Assert.That((await Escalations.AcknowledgeAsync(others.Id, partner, None)).Refusal, Is.EqualTo(Refusal.LinkRevoked));
        Assert.That((await Escalations.AcknowledgeAsync(others.Id, new EscalationActor(OwnerKind.Partner), None)).Refusal, Is.EqualTo(Refusal.LinkRevoked), "no session is nobody's");
        Assert.That((await Escalations.AcknowledgeAsync(mine.Id, partner, None)).Refusal, Is.Null);
    }

    [Test]
    public async Task Open_AgainByTheSameBrowser_GoesOn()
    {
        var (_, token) = await LinkAsync();
        var session = NewSession();
        Assert.That((await Opening.HandleAsync(token, session, None)).Step.Done, Is.True);
        Assert.That((await Opening.HandleAsync(token, session, None)).Step.Done, Is.True, "the first answer got lost on its way");
        Assert.That((await Opening.HandleAsync(token, NewSession(), None)).Step.Refusal, Is.EqualTo(Refusal.LinkUsed));
    }

    [TestCase(null), TestCase(""), TestCase("short"), TestCase("not base64url at all, but 43 characters !!!")]
    public async Task Open_WithASessionThatNoPageMakes_IsRefused(string? session)
    {
        var (_, token) = await LinkAsync();
        Assert.That((await Opening.HandleAsync(token, session, None)).Step.Refusal, Is.EqualTo(Refusal.LinkUnknown));
    }

    private static string NewSession() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    [Test]
    public async Task Session_AfterTheEnd_SeesNothingMore()
    {
        var (e, token) = await LinkAsync();
        var session = NewSession();
        await Opening.HandleAsync(token, session, None);
        var partner = new EscalationActor(OwnerKind.Partner, Session: EscalationLinks.Hash(session));
        await Escalations.AcknowledgeAsync(e.Id, partner, None);
        await Escalations.ReportAsync(e.Id, partner, EscalationOutcome.Done, "x", None);
        await Escalations.CloseAsync(e.Id, Boss, null, None);
        Assert.That((await Opening.ReadAsync(e.Id, session, DateTimeOffset.FromUnixTimeMilliseconds(Now), None)).Refusal, Is.EqualTo(Refusal.LinkRevoked));
    }
}

[TestFixture]
public sealed class GarnetEscalationLinkTests : EscalationLinkTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-links").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisEscalationLinkTests : EscalationLinkTests
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
