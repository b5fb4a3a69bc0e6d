using System.Text.RegularExpressions;

namespace Hotline.Core;

/// <summary>Numbers as an office writes them ("0577-8888 1234", "138 0000 0000"), as they are dialled: E.164, or a short one such as 120.</summary>
public static partial class PhoneNumber
{
    /// <summary>Null when it is no number. What has no country code is read as a number in mainland China.</summary>
    public static string? Parse(string? text)
    {
        var digits = Filling().Replace(text ?? "", "");
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = $"+{digits[2..]}";
        return digits switch
        {
            _ when International().IsMatch(digits) => digits,
            _ when Mobile().IsMatch(digits) => $"+86{digits}",
            _ when WithAreaCode().IsMatch(digits) => $"+86{digits[1..]}",
            _ when Short().IsMatch(digits) => digits,
            _ => null,
        };
    }

    /// <summary>E.164 as the networks write it, with its country.</summary>
    public static bool IsInternational(string text) => International().IsMatch(text);

    [GeneratedRegex(@"[\s\-—()（）.]")]
    private static partial Regex Filling();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex International();

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^0[1-9]\d{8,10}$")]
    private static partial Regex WithAreaCode();

    [GeneratedRegex(@"^1\d{2,4}$")]
    private static partial Regex Short();
}
