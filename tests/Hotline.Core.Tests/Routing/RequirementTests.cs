using Hotline.Core.Contacts;
using Hotline.Core.Routing;

namespace Hotline.Core.Tests.Routing;

internal sealed class RequirementTests
{
    [Test]
    public void Canonical_LineAndChannel_IsShort() =>
        Assert.That(new Requirement { Line = "12355", Channel = Channel.Chat }.Canonical(), Is.EqualTo("12355/Chat"));

    [Test]
    public void Canonical_Everything_HasAFixedOrder()
    {
        var requirement = new Requirement
        {
            Line = "wenxin",
            Channel = Channel.Voice,
            Counsellor = new Guid("01980000-0000-7000-8000-00000000000a"),
            County = "330302",
            Certificate = Certificate.B,
            Skills = new Dictionary<string, int> { ["law"] = 2, ["crisis"] = 4 },
        };
        Assert.That(requirement.Canonical(), Is.EqualTo(
            "wenxin/Voice/skill=crisis>4/skill=law>2/certificate=B/county=330302/counsellor=01980000-0000-7000-8000-00000000000a"));
    }

    [Test]
    public void Canonical_SkillsInAnyOrder_IsTheSame()
    {
        var one = new Requirement { Line = "12355", Channel = Channel.Chat, Skills = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 } };
        var other = one with { Skills = new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 } };
        Assert.That(one.Canonical(), Is.EqualTo(other.Canonical()));
    }
}
