using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The engine's times (ms) and the pure rules of who fits what (domain.md, section 2).</summary>
public static class Rules
{
    /// <summary>Somebody who refused or missed a contact is not asked again for so long.</summary>
    public const long Tried = 30_000;

    /// <summary>So long after its arrival a hard contact is kept from those who have had many.</summary>
    public const long Spared = 60_000;

    /// <summary>Whoever gave a contact away is not asked again for so long.</summary>
    public const long Transferred = 600_000;

    /// <summary>A counsellor's lost connection: chats wait so long for the return.</summary>
    public const long Grace = 60_000;

    /// <summary>A colleague who is asked must answer by then.</summary>
    public const long Asked = 60_000;

    /// <summary>The legs of an accepted call must have joined by then.</summary>
    public const long Connecting = 60_000;

    /// <summary>Whoever pressed 1 for a contact at level 4 and the caller must both be in the conference by then; longer than the sweep that finds joins takes.</summary>
    public const long Help = 60_000;

    /// <summary>A connection that is not named for so long counts as lost.</summary>
    public const long Lease = 45_000;

    /// <summary>A connection that has ended is not announced again for so long: whoever names it had looked before.</summary>
    public const long Goodbye = 60_000;

    /// <summary>When (ms) a callback stops waiting for somebody to be free. Fixed when it is asked for; one without Until was asked for before there was such a setting, and has a day.</summary>
    public static long CallbackEnds(Callback callback) => (callback.Until ?? callback.Asked.AddDays(1)).ToUnixTimeMilliseconds();

    /// <summary>That time is over: nobody is asked any more, even before the timer has ended it.</summary>
    public static bool IsTooLate(Contact contact, long now) => contact is { IsCallback: true, Callback.Until: { } until } && until.ToUnixTimeMilliseconds() <= now;

    /// <summary>So long after a hang-up was told, what the caller had chosen before it may still arrive.</summary>
    public const long ToldLate = 60_000;

    /// <summary>Live people come before a message until it is so old; a message is answered in time within a day, too.</summary>
    public const long MessageBehind = 86_400_000;
    public const long MessageTarget = 86_400_000;

    /// <summary>A message's audio must be there by then, or it is offered without.</summary>
    public const long Audio = 600_000;

    /// <summary>Leaving earlier is a short abandon.</summary>
    public const long ShortAbandon = 5_000;

    /// <summary>How long a lost caller keeps a contact of this state; null where a loss ends nothing.</summary>
    public static long? CallerLost(ContactState state) => state switch
    {
        ContactState.Waiting or ContactState.Offered or ContactState.Connecting => 120_000,
        ContactState.Connected => 300_000,
        _ => null,
    };

    public static long HeadStart(Priority priority) => priority switch
    {
        Priority.Routine => 0,
        Priority.Elevated => 600_000,
        Priority.High => 3_600_000,
        Priority.Immediate => 1_000_000_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "no such priority"),
    };

    /// <summary>Queue order: the smaller score is first; equal scores stand by id.</summary>
    public static long Score(Contact contact) =>
        contact.Arrived.ToUnixTimeMilliseconds() - HeadStart(contact.Priority) + (contact.Channel is Channel.Message ? MessageBehind : 0);

    public static bool IsVoice(Channel channel) => channel is Channel.Voice or Channel.WebCall;

    public static bool IsSevere(RiskLevel risk) => risk is RiskLevel.High or RiskLevel.Immediate;

    /// <summary>Somebody who has had the week's number of hard contacts is asked last: once the others had time, or the guarantee has begun.</summary>
    public static bool Spares(Contact contact, Counsellor counsellor, long now) =>
        HadMany(counsellor) && contact.Priority is Priority.High or Priority.Immediate
        && now < contact.Arrived.ToUnixTimeMilliseconds() + Spared && contact.Urgent is not { Step: > 0 };

    /// <summary>As many hard contacts as the counsellor's week may have.</summary>
    public static bool HadMany(Counsellor counsellor) => counsellor.HighRiskLimit is { } limit && counsellor.HighRisk >= limit;

    public static bool Satisfies(Counsellor counsellor, Requirement requirement) =>
        (requirement.AlsoLines ?? []).Prepend(requirement.Line).Any(counsellor.Lines.ContainsKey)
        && (!IsVoice(requirement.Channel) || counsellor.TakesVoice)
        && (requirement.Channel is not Channel.Chat || counsellor.ChatCapacity >= 1)
        && (requirement.Counsellor is null || requirement.Counsellor == counsellor.Id)
        && (requirement.County is null || requirement.County == counsellor.County)
        && (requirement.Certificate is not { } least || counsellor.Certificate <= least)
        && (requirement.Skills ?? new Dictionary<string, int>()).All(s => counsellor.Skills.GetValueOrDefault(s.Key) >= s.Value);

    /// <summary>How well a counsellor fits, 0–15: the sum of the levels in the skills that the requirement names.</summary>
    public static int Level(Counsellor counsellor, Requirement requirement) =>
        Math.Min(15, requirement.Skills?.Keys.Sum(skill => counsellor.Skills.GetValueOrDefault(skill)) ?? 0);
}

/// <summary>What fills a counsellor's capacity.</summary>
/// <param name="Chats">Chats open, in wrap-up, offered or consulted about.</param>
/// <param name="Calls">Calls open, in wrap-up, offered or consulted about; one excludes everything else.</param>
/// <param name="Messages">Messages open, in wrap-up or offered; they are heard one at a time.</param>
/// <param name="Blocked">A contact at level 3 or 4 is on the desk and not closed yet.</param>
public sealed record Fill(int Chats, int Calls, int Messages, bool Blocked)
{
    public static Fill Of(Counsellor counsellor, Func<Guid, Contact?> contact)
    {
        var channels = counsellor.Contacts.Values.Select(load => load.Channel)
            .Concat(counsellor.Consults.Values.Select(load => load.Channel))
            .Concat(counsellor.Offers.Values.Select(id => contact(id)?.Channel ?? Channel.Chat)).ToList();
        var (calls, messages) = (channels.Count(Rules.IsVoice), channels.Count(channel => channel is Channel.Message));
        var blocked = counsellor.Contacts.Values.Any(load => Rules.IsSevere(load.Risk))
            // Until it closes, also when the counsellor's own wrap-up is over.
            || counsellor.Unfinished.Keys.Any(id => contact(id) is { State: ContactState.WrapUp } unfinished && Rules.IsSevere(unfinished.Risk));
        return new Fill(channels.Count - calls - messages, calls, messages, blocked);
    }

    public int All => Chats + Calls + Messages;

    public bool HasRoom(Counsellor counsellor, Channel channel) =>
        counsellor.Presence is Presence.Available && counsellor.Lost is null && !counsellor.SigningOut && counsellor.ProtectedUntil is null && !Blocked
        && IsReachable(counsellor, channel) && FitsBeside(counsellor, channel);

    /// <summary>Room for a contact that the counsellor takes by choice: in a break and while signing out, too.</summary>
    public bool HasPlaceFor(Counsellor counsellor, Channel channel) =>
        counsellor.Lost is null && !Blocked && (!Rules.IsVoice(channel) || counsellor.TakesVoice) && IsReachable(counsellor, channel) && FitsBeside(counsellor, channel);

    /// <summary>Whoever chose the browser can be rung at a console that has said so.</summary>
    private static bool IsReachable(Counsellor counsellor, Channel channel) => !Rules.IsVoice(channel) || counsellor.VoiceAt is not null || !counsellor.UsesBrowser();

    private bool FitsBeside(Counsellor counsellor, Channel channel) => Calls == 0 && channel switch
    {
        Channel.Message => Messages == 0,
        Channel.Chat => Chats < counsellor.ChatCapacity,
        _ => Chats + Messages == 0,
    };
}
