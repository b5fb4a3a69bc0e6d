using Hotline.Core.Outbox;

namespace Hotline.Core.Voice;

/// <summary>The telephone network. Every method looks first whether its work was done already, so that it may be repeated.</summary>
public interface IVoice
{
    /// <summary>The network does not answer this node; while it answers none, calls are offered to nobody (KeepNetwork).</summary>
    bool IsAway { get; }

    /// <summary>Rings the counsellor's leg into the contact's conference.</summary>
    Task<VoiceResult> RingCounsellorAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Takes the caller out of the wait loop into the conference.</summary>
    Task<VoiceResult> BringCallerAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Rings a caller who asked for it; whoever answers goes into the conference, where the counsellor waits.</summary>
    Task<VoiceResult> RingCallerAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Rings the second person's leg into the contact's conference; the caller is put on hold before it can answer.</summary>
    Task<VoiceResult> RingSecondAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Makes the conference what the contact says: hold, mute, coaching, whose leaving ends it, and which legs belong there.</summary>
    Task<VoiceResult> ArrangeRoomAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Ends the legs that are still up.</summary>
    Task<VoiceResult> EndCallAsync(OutboxItem item, CancellationToken cancellation);

    /// <summary>Rings those whom the line names for its urgent contacts; whoever presses 1 takes it.</summary>
    Task<VoiceResult> CallForHelpAsync(OutboxItem item, CancellationToken cancellation);
}

public enum VoiceOutcome
{
    Done,

    /// <summary>The network said no: the contact goes back to its place.</summary>
    Refused,

    /// <summary>The network could not be reached; trying again may help.</summary>
    Unreachable,

    /// <summary>The caller's leg is gone.</summary>
    CallerGone,
}

/// <param name="Outcome">How it ended.</param>
/// <param name="CallSid">The leg that was rung, where one was.</param>
/// <param name="Detail">The network's own code and words, without numbers or names.</param>
public sealed record VoiceResult(VoiceOutcome Outcome, string? CallSid = null, string? Detail = null);
