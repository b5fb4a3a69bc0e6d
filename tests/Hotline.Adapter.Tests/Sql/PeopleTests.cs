using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Adapter.Tests.Sql;

internal sealed class PeopleTests(string database) : RecordSuite(database)
{
    private static readonly Counsellor Profile = new()
    {
        Id = Guid.CreateVersion7(),
        Alias = "小鹿",
        Certificate = Certificate.B,
        County = "330302",
        ChatCapacity = 3,
        TakesVoice = false,
        VoiceAddress = "client:1",
        HighRiskLimit = 3,
        Lines = new Dictionary<string, int> { ["12355"] = 1, ["wenxin"] = 1 },
        Skills = new Dictionary<string, int> { ["crisis"] = 4 },
    };

    [Test]
    public async Task SaveCounsellor_NewAndChanged_ComesBackAsItWas()
    {
        await Record.SaveCounsellorAsync(Profile, CancellationToken.None);
        Assert.That(HotlineJson.Write(await ReadCounsellorAsync()), Is.EqualTo(HotlineJson.Write(Profile)));
        var changed = Profile with { Alias = "海霞", Lines = new Dictionary<string, int> { ["12356"] = 1 }, Skills = new Dictionary<string, int>() };
        await Record.SaveCounsellorAsync(changed, CancellationToken.None);
        Assert.That(HotlineJson.Write(await ReadCounsellorAsync()), Is.EqualTo(HotlineJson.Write(changed)));
    }

    [Test]
    public async Task ReadCounsellor_Unknown_IsNull() =>
        Assert.That(await Record.ReadCounsellorAsync(Guid.CreateVersion7(), CancellationToken.None), Is.Null);

    [Test]
    public async Task SaveCounty_NewAndChanged_ComesBackInOrder()
    {
        var (first, second) = (new County("330302", "鹿城区", "Lucheng", "小鹿心屿"), new County("330304", "瓯海区", "Ouhai", "瓯孩心园"));
        await Record.SaveCountyAsync(second, CancellationToken.None);
        await Record.SaveCountyAsync(first with { Centre = "old" }, CancellationToken.None);
        await Record.SaveCountyAsync(first, CancellationToken.None);
        Assert.That(await Record.ReadCountiesAsync(CancellationToken.None), Is.EqualTo(new[] { first, second }));
    }

    private Task<Counsellor?> ReadCounsellorAsync() => Record.ReadCounsellorAsync(Profile.Id, CancellationToken.None);
}
