using Hotline.Core.FollowUps;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Core.Tests.FollowUps;

/// <summary>An invitation to write: whole and in time it opens its follow-up, and nothing else does.</summary>
public class OpenChatTests
{
    private static readonly TextCipher Cipher = new(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1");
    private static readonly FollowUpLinks Links = new(Cipher, new Uri("https://hotline.example.org/x"));
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 2, 0, 0, TimeSpan.Zero));
    private FollowUp _known = null!;
    private bool _away;

    [SetUp]
    public void Prepare() => (_known, _away) = (new FollowUp { Id = Guid.CreateVersion7(), Contact = Guid.CreateVersion7(), Line = "12355", State = FollowUpState.Due, Attempts = 1, Version = 4 }, false);

    private Task<OpenedChat?> OpenAsync(string? token, Guid? contact = null)
    {
        var care = Stub.Make<ICareRecord>(stub => stub
            .On(nameof(ICareRecord.ReadFollowUpAsync), _ => _away ? throw new RecordUnavailableException("away") : Task.FromResult<FollowUp?>(_known))
            .On(nameof(ICareRecord.ReadSettingAsync), _ => Task.FromResult<(long, string)?>(null))
            .On(nameof(ICareRecord.SaveFollowUpAsync), args =>
            {
                _known = (FollowUp)args[0]!;
                return Task.FromResult(true);
            }));
        return new OpenChat(care, new PlanFollowUps(care, _time), Links, _time).HandleAsync(token, contact ?? Guid.CreateVersion7(), CancellationToken.None);
    }

    private string Token(int attempt = 1, int hours = 1) => Links.Token(_known.Id, attempt, _time.GetUtcNow().AddHours(hours));

    [Test]
    public async Task Link_InTime_BeginsTheFollowUpOnceAndTheSameChatAgainIsTheSame()
    {
        var (token, contact) = (Token(), Guid.CreateVersion7());
        Assert.That((await OpenAsync(token, contact))?.FollowUp.Id, Is.EqualTo(_known.Id));
        Assert.That((_known.State, _known.Attempt), Is.EqualTo((FollowUpState.UnderWay, (Guid?)contact)));
        Assert.That(await OpenAsync(token, contact), Is.Not.Null, "the page asks again after a lost answer");
        Assert.That(await OpenAsync(token), Is.Null, "another page has the same link");
    }

    [Test]
    public async Task Link_Late_OfAnEarlierTryAlteredOrMissing_OpensNothing()
    {
        var whole = Token();
        foreach (var token in new[] { Token(hours: 0), Token(hours: -5), Token(attempt: 0), whole[..^1], whole[..^1] + (whole[^1] == 'a' ? 'b' : 'a'), (whole[0] == 'A' ? 'B' : 'A') + whole[1..], "", null, "x" })
            Assert.That(await OpenAsync(token), Is.Null, token);
        Assert.That(_known.State, Is.EqualTo(FollowUpState.Due));
    }

    [TestCase(FollowUpState.Planned)]
    [TestCase(FollowUpState.Done)]
    [TestCase(FollowUpState.Cancelled)]
    [TestCase(FollowUpState.Unreachable)]
    public async Task Link_OfAFollowUpThatIsNotDue_OpensNothing(FollowUpState state)
    {
        _known = _known with { State = state };
        Assert.That(await OpenAsync(Token()), Is.Null);
    }

    [Test]
    public async Task Record_Away_SendsNobodyAway()
    {
        _away = true;
        Assert.That(await OpenAsync(Token()), Is.Null, "a caller like everybody else");
    }

    [Test]
    public void Address_ShowsTheLineOnly() => Assert.That(Links.Address(_known, _time.GetUtcNow()), Does.StartWith("https://hotline.example.org/12355#chat="));
}
