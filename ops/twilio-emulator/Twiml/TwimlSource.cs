using System.Xml.Linq;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Twiml;

/// <summary>Gets TwiML from the application.</summary>
internal sealed class TwimlSource(
    WebhookClient webhooks, TwimlReader reader, Debugger debugger, Switchboard board, EmulatorOptions options)
{
    // Twilio also takes text/html for TwiML, and plays audio types.
    private static readonly HashSet<string> Accepted = ["text/xml", "application/xml", "text/html"];

    /// <summary>The Response, or null when there is none; then the debugger knows why.</summary>
    public async Task<XElement?> FetchAsync(Call call, Instruction.Fetch fetch, CancellationToken cancel)
    {
        var parameters = board.Read(() => CallParameters.Of(call, options.AccountSid).With(fetch.Extra));
        var request = webhooks.Prepare("twiml", fetch.Url, fetch.Method, parameters);
        var reply = await webhooks.SendAsync(request, cancel);
        if (!reply.Ok)
        {
            debugger.Error(Debugger.WebhookFailed, $"HTTP retrieval failure: {reply.Failure ?? $"status {reply.Status}"}", call, fetch.Url);
            return null;
        }

        if (reply.ContentType is { } type && type.StartsWith("audio/", StringComparison.Ordinal))
        {
            return new XElement("Response", new XElement("Play", fetch.Url.AbsoluteUri));
        }

        if (reply.ContentType is null || !Accepted.Contains(reply.ContentType))
        {
            debugger.Error(Debugger.ContentType, $"Invalid Content-Type: {reply.ContentType ?? "none"}", call, fetch.Url);
            return null;
        }

        return reader.Read(reply.Body, call, fetch.Url);
    }

    public XElement? Read(string twiml, Call call) => reader.Read(twiml, call, null);
}
