using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Routing;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>The small world of the command sequences: everything in it is made from a small number, so that a case is a few numbers.</summary>
internal static class World
{
    public const long Start = 1_790_000_000_000;
    public const int MostContacts = 12, MostCounsellors = 6, Requirements = 10;
    public const string Node = "node";

    // Scattered: the order of ids must not be the order of arrivals, or ties would prove nothing.
    public static Guid Contact(int n) => Guid.Parse($"{(uint)(n + 1) * 2654435761u:x8}-0000-7000-8000-{n:x12}");
    public static Guid Counsellor(int n) => Guid.Parse($"{(uint)(n + 1) * 2246822519u:x8}-0000-7000-8001-{n:x12}");
    public static Guid Message(int n) => Guid.Parse($"{(uint)n:x8}-0000-7000-8002-000000000000");
    public static Guid Op(int n) => Guid.Parse($"{(uint)n:x8}-0000-7000-9000-000000000000");
    /// <summary>Later than any sequence lasts.</summary>
    public static DateTimeOffset Later { get; } = DateTimeOffset.FromUnixTimeMilliseconds(Start).AddYears(1);
    public static Guid Stranger { get; } = Guid.Parse("ffffffff-0000-7000-8003-000000000000");

    public static IEnumerable<Line> Lines() =>
    [
        new Line { Code = "12355", Name = "青少年", NameEn = "Youth", OfferSeconds = 20, WrapUpSeconds = 60, ProtectedSeconds = 45 },
        // No wrap-up: whoever ends a contact of this line is free at once.
        new Line { Code = "12356", Name = "心理", NameEn = "Psychology", OfferSeconds = 15, WrapUpSeconds = 0, ProtectedSeconds = 0, Urgent = new UrgentPlan { OfferSeconds = 6, WidenSeconds = 6, AgainSeconds = 10 } },
    ];

    public static Requirement Requirement(int n) => n switch
    {
        0 => new() { Line = "12355", Channel = Channel.Chat },
        1 => new() { Line = "12355", Channel = Channel.Voice },
        2 => new() { Line = "12356", Channel = Channel.Chat, Skills = new Dictionary<string, int> { ["teen"] = 2 } },
        3 => new() { Line = "12356", Channel = Channel.Voice, Certificate = Certificate.B },
        4 => new() { Line = "12355", Channel = Channel.Chat, County = "330302" },
        5 => new() { Line = "12355", Channel = Channel.Chat, Counsellor = Counsellor(0) },
        6 => new() { Line = "12356", Channel = Channel.WebCall, Skills = new Dictionary<string, int> { ["crisis"] = 4, ["teen"] = 1 } },
        7 => new() { Line = "12355", Channel = Channel.Chat, Skills = new Dictionary<string, int> { ["crisis"] = 3 }, Certificate = Certificate.A, County = "330302" },
        9 => new() { Line = "12355", AlsoLines = ["12356"], Channel = Channel.Chat },
        10 => new() { Line = "12355", Channel = Channel.Message },
        _ => new() { Line = "none", Channel = Channel.Chat },
    };

    /// <summary>How a requirement gives way: 0 never, 1 as everywhere, 2 levels and a neighbouring line soon, 3 preferences at once, then skills.</summary>
    public static IReadOnlyDictionary<string, PlannedStep>? Plan(int n, Requirement requirement) => Relaxation.Plan(requirement, n switch
    {
        0 => [],
        1 => null,
        2 => [new() { AfterSeconds = 5, LevelsDown = 1, DropCertificate = true }, new() { AfterSeconds = 30, JoinLines = ["12355", "12356"] }],
        _ => [new() { AfterSeconds = 0, DropCounty = true }, new() { AfterSeconds = 10, DropCounsellor = true }, new() { AfterSeconds = 10, DropSkills = true, DropCertificate = true }],
    });

    /// <param name="n">Which one.</param>
    /// <param name="requirement">What it needs.</param>
    /// <param name="plan">How that gives way.</param>
    /// <param name="priority">0–3.</param>
    /// <param name="earlier">Seconds before now at which it arrived, where an adapter vouches for that; 0: now.</param>
    /// <param name="now">ms.</param>
    public static Contact Arriving(int n, Requirement requirement, int plan, int priority, int earlier, long now) => new()
    {
        Id = Contact(n), Line = requirement.Line, Channel = requirement.Channel, Requirement = "", Plan = Plan(plan, requirement), Priority = (Priority)priority, Day = "2026-09-21", Hour = n % 24,
        Arrived = earlier == 0 ? default : DateTimeOffset.FromUnixTimeMilliseconds(now - earlier * 1000L),
        Call = requirement.Channel is Channel.Voice ? new CallLegs
        {
            CallerSid = string.Create(CultureInfo.InvariantCulture, $"CA{n}"),
            // A few numbers, so that some ring again; one of five withholds the number.
            CallerNumber = n % 5 == 4 ? null : "k.n", CallerKey = n % 5 == 4 ? null : string.Create(CultureInfo.InvariantCulture, $"key{n % 3}"),
        } : null,
    };

    /// <summary>An attempt of a follow-up: nobody has come, somebody is to be rung.</summary>
    public static Contact Following(int n, Requirement requirement, int seconds, long now) => Arriving(n, requirement, 1, 0, 0, now) with
    {
        Direction = Direction.Outbound, FollowUp = Message(n),
        Callback = new Callback { ByHand = n % 2 == 0 ? true : null, Until = seconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(now + seconds * 1000L) },
        Call = new CallLegs { CallerNumber = "k.n", CallerKey = string.Create(CultureInfo.InvariantCulture, $"key{n % 3}") },
    };

    /// <param name="n">Which one.</param>
    /// <param name="follows">The contact that it goes on from; -1: none.</param>
    /// <param name="mayCall">Its caller may be rung.</param>
    public static Contact Message(int n, int follows, bool mayCall) => new()
    {
        Id = Contact(n), Line = "12355", Channel = Channel.Message, Requirement = "", Day = "2026-09-21", Hour = n % 24,
        Follows = follows < 0 ? null : Contact(follows), Left = new LeftMessage { MayCall = mayCall, Seconds = n }, Call = new CallLegs { CallerNumber = "k.n", CallerKey = $"key{n % 3}" },
    };

    public static CallbackTexts Texts(int n) => new(Sms(20_000 + n, n), Sms(30_000 + n, n));

    private static SealedMessage Sms(int id, int contact) => new() { Id = Message(id), Channel = MessageChannel.Sms, To = "k.n", ToKey = "t", Text = "k.t", Contact = Contact(contact) };

    public static Contact RungBack(int n, Guid message, Requirement requirement) => new()
    {
        Id = Contact(n), Line = "12355", Channel = Channel.Voice, Direction = Direction.Outbound, Requirement = "", Plan = Plan(2, requirement), Day = "2026-09-21", Hour = n % 24,
        Follows = message, Call = new CallLegs { CallerNumber = "k.n", CallerKey = $"key{n % 3}" },
    };

    /// <param name="n">Which one.</param>
    /// <param name="variant">1: the profile was changed: one skill more, another county.</param>
    public static Counsellor Profile(int n, int variant) => new()
    {
        Id = Counsellor(n), Alias = $"k{n}", Presence = Presence.Available, Certificate = (Certificate)(n % 3),
        County = variant == 1 ? "330303" : n % 2 == 0 ? "330302" : null,
        Lines = n == 3 ? new Dictionary<string, int> { ["12356"] = 1 } : new Dictionary<string, int> { ["12355"] = 1, ["12356"] = 1 },
        Skills = Skills(n, variant), ChatCapacity = n switch { 1 => 1, 2 => 3, 4 => 0, _ => 2 }, TakesVoice = n != 1, 
        // Some take calls in the browser, and with the other profile everybody does.
        VoiceAddress = n is 3 or 5 || variant == 1 ? $"client:k{n}" : $"sip:k{n}@example.org",
        HighRiskLimit = n switch { 0 => 1, 2 => 0, _ => null },
    };

    private static Dictionary<string, int> Skills(int n, int variant)
    {
        var skills = new Dictionary<string, int>();
        if (n % 3 < 2)
            skills["teen"] = 3 - n % 3;
        if (variant == 1 || n % 3 == 1)
            skills["crisis"] = 4;
        return skills;
    }
}
