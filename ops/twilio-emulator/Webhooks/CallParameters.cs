using System.Globalization;
using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>The parameters that Twilio sends with its requests.</summary>
internal static class CallParameters
{
    public const string ApiVersion = "2010-04-01";

    /// <summary>What every request about a call carries. Call it inside the gate.</summary>
    public static Dictionary<string, string> Of(Call call, string accountSid, string? status = null)
    {
        var parameters = new Dictionary<string, string>
        {
            ["AccountSid"] = accountSid,
            ["ApiVersion"] = ApiVersion,
            ["CallSid"] = call.Sid,
            ["CallStatus"] = status ?? call.Status.Wire(),
            ["Direction"] = call.Direction,
            ["From"] = call.From,
            ["Caller"] = call.From,
            ["To"] = call.To,
            ["Called"] = call.To,
        };
        if (call.AnsweredBy is { } who)
        {
            parameters["AnsweredBy"] = who;
        }

        if (call.ParentSid is { } parent)
        {
            parameters["ParentCallSid"] = parent;
        }

        if (call.ForwardedFrom is { } forwarded)
        {
            parameters["ForwardedFrom"] = forwarded;
        }

        return parameters;
    }

    public static Dictionary<string, string> With(this Dictionary<string, string> parameters, IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
        {
            parameters[name] = value;
        }

        return parameters;
    }

    /// <summary>A time as the REST API and the callbacks write it, such as "Tue, 31 Aug 2010 20:36:28 +0000".</summary>
    public static string Rfc2822(DateTimeOffset time) =>
        time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    public static string Wire(bool value) => value ? "true" : "false";

    public static string Wire(int value) => value.ToString(CultureInfo.InvariantCulture);
}
