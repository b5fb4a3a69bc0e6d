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

    /// <summary>Its audio, read once, forwards.</summary>
    Task<Stream> OpenAsync(string id, CancellationToken cancellation);

    Task DeleteAsync(string id, CancellationToken cancellation);
}
