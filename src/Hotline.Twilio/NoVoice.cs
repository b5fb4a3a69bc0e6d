using Hotline.Core.Outbox;
using Hotline.Core.Voice;

namespace Hotline.Twilio;

/// <summary>Telephony is switched off.</summary>
internal sealed class NoVoice : IVoice
{
    private static readonly Task<VoiceResult> Off =
        Task.FromResult(new VoiceResult(VoiceOutcome.Refused, Detail: "telephony is switched off: set Twilio:Enabled"));

    public bool IsAway => false;

    public Task<VoiceResult> RingCounsellorAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> RingCallerAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> BringCallerAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> RingSecondAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> ArrangeRoomAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> EndCallAsync(OutboxItem item, CancellationToken cancellation) => Off;

    public Task<VoiceResult> CallForHelpAsync(OutboxItem item, CancellationToken cancellation) => Off;
}
