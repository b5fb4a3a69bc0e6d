using Hotline.Core.Voice;

namespace Hotline.Twilio;

/// <summary>Telephony is switched off: what the network still has is fetched when it is on again.</summary>
internal sealed class NoMessageAudio : IMessageAudio
{
    public Task<VoiceOutcome> FetchAsync(string sid, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation) => Task.FromResult(VoiceOutcome.Unreachable);

    public Task<VoiceOutcome> DeleteAsync(string sid, CancellationToken cancellation) => Task.FromResult(VoiceOutcome.Unreachable);
}
