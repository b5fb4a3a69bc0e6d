using System.Globalization;
using System.Xml.Linq;

namespace TwilioEmulator.Twiml;

/// <summary>Attributes of TwiML with their defaults.</summary>
internal static class Attributes
{
    public static string? Text(this XElement element, string name) => (string?)element.Attribute(name);

    public static bool Flag(this XElement element, string name, bool otherwise) =>
        element.Text(name) is { } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : otherwise;

    public static int Whole(this XElement element, string name, int otherwise) =>
        int.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    public static string Method(this XElement element, string name = "method") =>
        "GET".Equals(element.Text(name), StringComparison.OrdinalIgnoreCase) ? "GET" : "POST";

    public static IReadOnlySet<string> Words(this XElement element, string name, string otherwise) =>
        (element.Text(name) ?? otherwise).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}
