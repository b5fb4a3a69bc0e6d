using Hotline.Core.Messages;
using Hotline.Core.Voice;
using Microsoft.Extensions.Options;
using Twilio.Exceptions;

namespace Hotline.Twilio;

/// <summary>SMS by Twilio's Messages. Creating one is tried once; whoever comes again looks for it first.</summary>
internal sealed class TwilioMessages(TwilioRest rest, IOptions<TwilioOptions> options) : IMessages
{
    /// <summary>Twilio's "the recipient has opted out" (STOP), https://www.twilio.com/docs/api/errors/21610.</summary>
    private const int Unsubscribed = 21610;

    public MessageChannel Channel => MessageChannel.Sms;

    public async Task<MessageResult> SendAsync(ClearMessage message, CancellationToken cancellation)
    {
        var o = options.Value;
        if ((o.MessageNumber ?? o.DefaultNumber) is not { Length: > 0 } from)
            return new MessageResult(MessageOutcome.NotConfigured, Detail: "no number to send from: set Twilio:MessageNumber");
        if (Numbers.Normalise(message.To, o.NumberRegion) is not { } to)
            return new MessageResult(MessageOutcome.Refused, Detail: "not a number");
        try
        {
            if (message.MaySeekFirst && await rest.FindTextAsync(from, to, message.Text, message.Ordered, cancellation) is { } sent)
                return new MessageResult(MessageOutcome.Accepted, sent);
            return new MessageResult(MessageOutcome.Accepted, await rest.SendTextAsync(from, to, message.Text, cancellation));
        }
        catch (ApiException refused) when (refused.Code == Unsubscribed)
        {
            return new MessageResult(MessageOutcome.OptedOut, Detail: "Twilio 21610");
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The same reading of the SDK's failures as for calls: its words hold numbers and are never passed on.
            var result = VoiceFailures.Result(failure, callerLeg: false);
            return new MessageResult(result.Outcome is VoiceOutcome.Refused ? MessageOutcome.Refused : MessageOutcome.Unreachable, Detail: result.Detail);
        }
    }
}
