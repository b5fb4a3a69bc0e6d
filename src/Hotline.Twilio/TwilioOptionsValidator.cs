using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Names every wrong setting in one sentence each.</summary>
internal sealed partial class TwilioOptionsValidator : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        if (!options.Enabled)
            return ValidateOptionsResult.Success;
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(TwilioOptions o)
    {
        if (!AccountSid().IsMatch(o.AccountSid))
            yield return "Twilio:AccountSid must be AC followed by 32 hexadecimal digits.";
        if (o.AuthToken.Length < 16)
            yield return "Twilio:AuthToken must be given, at least 16 characters long.";
        if (o.SecondaryAuthToken is { Length: > 0 and < 16 })
            yield return "Twilio:SecondaryAuthToken must be empty or at least 16 characters long.";
        if (o.ApiKeySid is { Length: > 0 } keySid && !ApiKeySid().IsMatch(keySid))
            yield return "Twilio:ApiKeySid must be empty or SK followed by 32 hexadecimal digits.";
        if (o.ApiKeySid is { Length: > 0 } && o.ApiKeySecret is not { Length: >= 32 })
            yield return "Twilio:ApiKeySecret must be given with Twilio:ApiKeySid, at least 32 characters long: it is shown once, when the key is made.";
        if (o.ApiKeySid is not { Length: > 0 } && o.ApiKeySecret is { Length: > 0 })
            yield return "Twilio:ApiKeySid must be given with Twilio:ApiKeySecret; leave both empty where nobody takes calls in the browser.";
        if (o.TokenMinutes is < 2 or > 60)
            yield return "Twilio:TokenMinutes must be between 2 and 60.";
        if (o.EmulatedNetwork is { Length: > 0 } emulated && !IsBase(emulated))
            yield return "Twilio:EmulatedNetwork must be empty or an absolute http or https address without a query.";
        else if (o.EmulatedNetwork is { Length: > 0 } && OnTwilio(o))
            yield return "Twilio:EmulatedNetwork must be empty where Twilio's own service is used: browsers would wait for calls that never come.";
        if (o.ApiBaseAddress.Length > 0 && !IsBase(o.ApiBaseAddress))
            yield return "Twilio:ApiBaseAddress must be empty or an absolute http or https address without a query.";
        if (!IsBase(o.PublicBaseUrl))
            yield return "Twilio:PublicBaseUrl must be the absolute http or https address at which Twilio reaches this service, without a query.";
        else if (OnTwilio(o) && !o.PublicBaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return "Twilio:PublicBaseUrl must be https where Twilio's own service is used.";
        if (o.DefaultNumber is { Length: > 0 } number && !E164().IsMatch(number))
            yield return "Twilio:DefaultNumber must be empty or in E.164 form: a plus sign and 3 to 15 digits.";
        if (o.MessageNumber is { Length: > 0 } sender && !E164().IsMatch(sender))
            yield return "Twilio:MessageNumber must be empty or in E.164 form: a plus sign and 3 to 15 digits.";
        if (!Region().IsMatch(o.NumberRegion))
            yield return "Twilio:NumberRegion must be a region of two capital letters, such as CN.";
        if (o.TimeoutSeconds is < 1 or > 10)
            yield return "Twilio:TimeoutSeconds must be between 1 and 10.";
        if (o.RingSeconds is < 5 or > 120)
            yield return "Twilio:RingSeconds must be between 5 and 120.";
        if (o.SweepSeconds is < 2 or > 300)
            yield return "Twilio:SweepSeconds must be between 2 and 300.";
        if (o.HoldMusicUrl is { Length: > 0 } music && !IsHttp(music))
            yield return "Twilio:HoldMusicUrl must be empty or an absolute http or https address.";
        if (!LanguageTag().IsMatch(o.Language))
            yield return "Twilio:Language must be a language tag such as zh-CN.";
        if (o.SayPositionEvery is < 1 or > 20)
            yield return "Twilio:SayPositionEvery must be between 1 and 20.";
        if (o.MaxBodyBytes is < 4096 or > 1048576)
            yield return "Twilio:MaxBodyBytes must be between 4096 and 1048576.";
        if (!LanguageTag().IsMatch(o.LanguageEn))
            yield return "Twilio:LanguageEn must be a language tag such as en-US.";
        foreach (var (key, text, values) in Texts("Texts", o.Texts).Concat(Texts("TextsEn", o.TextsEn)))
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return $"Twilio:{key} must not be empty.";
            else if (!Formats(text, values))
                yield return $"Twilio:{key} must contain {string.Join(" and ", Enumerable.Range(0, values).Select(i => $"{{{i}}}"))} and no other braces.";
        }
    }

    private static IEnumerable<(string Key, string Text, int Values)> Texts(string section, SpokenTexts t) =>
        new (string Key, string Text, int Values)[]
        {
            (nameof(t.Position), t.Position, 1), (nameof(t.Next), t.Next, 0), (nameof(t.Range), t.Range, 2), (nameof(t.RangeWithin), t.RangeWithin, 1),
            (nameof(t.Waiting), t.Waiting, 0), (nameof(t.Connecting), t.Connecting, 0), (nameof(t.Calm), t.Calm, 0), (nameof(t.Closed), t.Closed, 0),
            (nameof(t.Thanks), t.Thanks, 0), (nameof(t.NoService), t.NoService, 0), (nameof(t.Lost), t.Lost, 0), (nameof(t.PressNine), t.PressNine, 0),
            (nameof(t.HelpCall), t.HelpCall, 1), (nameof(t.HelpChat), t.HelpChat, 1), (nameof(t.HelpTaken), t.HelpTaken, 0), (nameof(t.HelpLeft), t.HelpLeft, 0), (nameof(t.HelpKnown), t.HelpKnown, 0),
        }.Select(one => ($"{section}:{one.Key}", one.Text, one.Values));

    private static bool Formats(string text, int values)
    {
        if (values == 0)
            return true;
        try
        {
            _ = string.Format(CultureInfo.InvariantCulture, text, Enumerable.Repeat<object>(1, values).ToArray());
        }
        catch (FormatException)
        {
            return false;
        }
        return Enumerable.Range(0, values).All(i => text.Contains($"{{{i}}}", StringComparison.Ordinal));
    }

    private static bool OnTwilio(TwilioOptions o) =>
        o.ApiBaseAddress.Length == 0 || Uri.TryCreate(o.ApiBaseAddress, UriKind.Absolute, out var api) && api.Host.EndsWith("twilio.com", StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool IsBase(string text) => IsHttp(text) && new Uri(text) is { Query: "", Fragment: "" };

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex AccountSid();

    [GeneratedRegex("^SK[0-9a-fA-F]{32}$")]
    private static partial Regex ApiKeySid();

    [GeneratedRegex(@"^\+[0-9]{3,15}$")]
    private static partial Regex E164();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Region();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
