using Hotline.Core;

namespace Hotline.Twilio;

internal static class CallIds
{
    /// <summary>One call is one contact: a webhook that arrives twice receives the same contact once.</summary>
    public static Guid Contact(string callSid) => NameUuid.Of("hotline:call:" + callSid);

    /// <summary>The conference of a contact.</summary>
    public static string Conference(Guid contact) => contact.ToString("N");

    public const string Caller = "caller";
    private const string Counsellor = "counsellor-";

    /// <summary>
    /// The label of a counsellor's leg carries its offer: Twilio takes a label once in a conference, so that a leg cannot ring twice, and
    /// the conference's events then say which offer a leg belongs to (their callback address is the first leg's for good).
    /// </summary>
    public static string CounsellorLabel(Guid offer) => Counsellor + offer.ToString("N");

    private const string Help = "help-";

    /// <summary>Whoever the guarantee rang and who answered. It carries the call: the network takes a label once, and one who is lost may still have it when the next one comes.</summary>
    public static string HelpLabel(string callSid) => Help + callSid;

    public static bool IsHelp(string? label) => label?.StartsWith(Help, StringComparison.Ordinal) == true;

    private const string Second = "second-";

    /// <summary>The label of a second person's leg carries its consult, for the same reasons; it keeps it when the contact becomes theirs.</summary>
    public static string SecondLabel(Guid consult) => Second + consult.ToString("N");

    public static Guid? Consult(string? label) =>
        label?.StartsWith(Second, StringComparison.Ordinal) == true && Guid.TryParseExact(label[Second.Length..], "N", out var consult) ? consult : null;

    /// <summary>Anybody's but the caller's.</summary>
    public static bool IsStaff(string? label) => IsCounsellor(label) || Consult(label) is not null || IsHelp(label);

    public static bool IsCounsellor(string? label) => label?.StartsWith(Counsellor, StringComparison.Ordinal) == true;

    public static Guid? Offer(string? label) =>
        IsCounsellor(label) && Guid.TryParseExact(label![Counsellor.Length..], "N", out var offer) ? offer : null;
}
