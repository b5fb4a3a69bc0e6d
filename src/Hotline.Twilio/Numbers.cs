using PhoneNumbers;

namespace Hotline.Twilio;

/// <summary>Numbers as the network writes them become E.164; a withheld one becomes null. Nothing here is ever logged.</summary>
internal static class Numbers
{
    // What Twilio puts into From when the caller withholds the number: words, and the same words spelt on a telephone's keys.
    private static readonly HashSet<string> Withheld = new(StringComparer.OrdinalIgnoreCase)
    {
        "anonymous", "restricted", "unavailable", "unknown", "private", "blocked", "withheld",
        "+266696687", "+7378742833", "+17378742833", "+86282452253", "+8656696", "+2562533", "+7748283",
    };

    /// <summary>E.164, or null when withheld or not a number at all.</summary>
    public static string? Normalise(string? text, string region)
    {
        if (Bare(text) is not { } bare || Withheld.Contains(bare))
            return null;
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(bare, region);
            return util.IsPossibleNumber(number) ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Whether both mean one line's number. Short numbers such as 12356 are no E.164 numbers and are compared by their digits.</summary>
    public static bool Same(string? dialled, string configured, string region)
    {
        if (Bare(dialled) is not { } bare)
            return false;
        if (Normalise(bare, region) is { } one && Normalise(configured, region) is { } other)
            return one == other;
        return Digits(bare) is { Length: > 2 } digits && digits == Digits(configured);
    }

    private static string? Bare(string? text)
    {
        var bare = text?.Trim() ?? "";
        if (bare.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
            bare = bare[4..].Split('@')[0];
        return bare.Length == 0 || bare.StartsWith("client:", StringComparison.OrdinalIgnoreCase) ? null : bare;
    }

    private static string Digits(string text) => new(text.Where(char.IsAsciiDigit).ToArray());
}
