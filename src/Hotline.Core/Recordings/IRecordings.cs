using Hotline.Core.Voice;

namespace Hotline.Core.Recordings;

/// <summary>What is recorded of which contact, in SQL. Throws <see cref="Record.RecordUnavailableException"/> while it is away.</summary>
public interface IRecordings
{
    /// <summary>Writes one down; one that is known already changes nothing.</summary>
    Task KeepAsync(CallRecording recording, CancellationToken cancellation);

    /// <summary>A contact's, in the order in which they began.</summary>
    Task<IReadOnlyList<CallRecording>> ReadAsync(Guid contact, CancellationToken cancellation);

    /// <summary>Those that began before a moment, oldest first.</summary>
    Task<IReadOnlyList<CallRecording>> ReadOldAsync(DateTimeOffset before, int most, CancellationToken cancellation);

    Task DeleteAsync(Guid recording, CancellationToken cancellation);
}

/// <summary>A finished recording that still lies at the telephone network.</summary>
public sealed record NetworkRecording(string Id, Guid Contact, DateTimeOffset StartedAt, int Seconds);

/// <summary>The telephone network's own store of recordings: what is in it has not been copied yet.</summary>
public interface INetworkRecordings
{
    Task<IReadOnlyList<NetworkRecording>> ReadAsync(CancellationToken cancellation);

    /// <param name="id">The network's id of the recording.</param>
    /// <param name="read">Reads the audio, a WAV file, from its first byte to its last.</param>
    /// <param name="cancellation">Cancels; what else goes wrong is an outcome.</param>
    /// <returns><see cref="VoiceOutcome.Refused"/>: the network has it not, or not any more.</returns>
    Task<VoiceOutcome> FetchAsync(string id, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation);

    /// <summary>Deletes it there; one that is not there is done.</summary>
    Task<VoiceOutcome> DeleteAsync(string id, CancellationToken cancellation);
}
