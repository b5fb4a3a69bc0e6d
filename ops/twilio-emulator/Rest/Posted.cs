using System.Globalization;
using TwilioEmulator.Network;

namespace TwilioEmulator.Rest;

/// <summary>The parameters of a POST to the REST API.</summary>
internal sealed class Posted(IFormCollection form)
{
    public static async Task<Posted> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        new(request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty);

    public string? Text(string name) => form.TryGetValue(name, out var value) ? value[0] : null;

    public bool Has(string name) => !string.IsNullOrEmpty(Text(name));

    public bool? Flag(string name) => Text(name) is { Length: > 0 } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    public int Whole(string name, int otherwise) =>
        int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    public string Method(string name = "Method") => "GET".Equals(Text(name), StringComparison.OrdinalIgnoreCase) ? "GET" : "POST";

    public Uri? Url(string name) =>
        Uri.TryCreate(Text(name), UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : null;

    /// <summary>Events come as repeated parameters; one with blanks between the words is taken too.</summary>
    public IReadOnlySet<string> Events(string name, string otherwise) => form.TryGetValue(name, out var values) && values.Count > 0
        ? values.SelectMany(v => (v ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet()
        : otherwise.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    public CallbackTarget? Callback(string prefix, string otherwise) => Url(prefix) is { } url
        ? new CallbackTarget(url, Method(prefix + "Method"), Events(prefix + "Event", otherwise))
        : null;

    /// <summary>The TwiML that the call is to follow, given as Twiml or as Url.</summary>
    public Instruction? Instruction() => Text("Twiml") is { Length: > 0 } twiml
        ? new Instruction.Inline(twiml)
        : Url("Url") is { } url ? new Instruction.Fetch(url, Method()) : null;
}
