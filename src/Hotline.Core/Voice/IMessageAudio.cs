namespace Hotline.Core.Voice;

/// <summary>Spoken messages that the telephone network recorded, while it still has it. Never throws for what the network answers; a cancellation does.</summary>
public interface IMessageAudio
{
    /// <param name="sid">The network's id of the recording.</param>
    /// <param name="read">Reads the audio, a WAV file, from its first byte to its last.</param>
    /// <returns><see cref="VoiceOutcome.Refused"/>: the network has it not, or not any more.</returns>
    Task<VoiceOutcome> FetchAsync(string sid, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation);

    /// <summary>Deletes it there; one that is not there is done.</summary>
    Task<VoiceOutcome> DeleteAsync(string sid, CancellationToken cancellation);
}
