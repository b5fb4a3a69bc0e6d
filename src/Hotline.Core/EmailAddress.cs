using System.Text.RegularExpressions;

namespace Hotline.Core;

public static partial class EmailAddress
{
    /// <summary>One address, 200 characters at most, without a name beside it.</summary>
    public static bool Is(string text) => text.Length <= 200 && Address().IsMatch(text);

    [GeneratedRegex(@"^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$")]
    private static partial Regex Address();
}
