using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>A call that follows a document.</summary>
/// <param name="Call">The call.</param>
/// <param name="Url">Where the document came from; null for TwiML given in place of a URL.</param>
/// <param name="Answer">Marks an incoming call as answered.</param>
internal sealed record Scene(Call Call, Uri? Url, Action Answer)
{
    /// <summary>The URL that an attribute names, relative to the document; without one, the document's own.</summary>
    public Uri? Resolve(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Url
        : Uri.TryCreate(text.Trim(), UriKind.Absolute, out var absolute) && absolute.Scheme is ("http" or "https") ? absolute
        : Url is not null && Uri.TryCreate(Url, text.Trim(), out var relative) ? relative
        : null;

    public CallbackTarget? Callback(XElement element, string events) =>
        element.Text("statusCallback") is { Length: > 0 } text && Resolve(text) is { } url
            ? new CallbackTarget(url, element.Method("statusCallbackMethod"), element.Words("statusCallbackEvent", events))
            : null;
}
