using System.Collections.Concurrent;

namespace TwilioEmulator.Network;

/// <summary>A spoken message that the network keeps until somebody deletes it.</summary>
internal sealed record LeftRecording(string Sid, string CallSid, DateTimeOffset Began, int Seconds);

/// <summary>All spoken messages.</summary>
internal sealed class LeftRecordings
{
    private readonly ConcurrentDictionary<string, LeftRecording> kept = new(StringComparer.Ordinal);

    public void Add(LeftRecording recording) => kept[recording.Sid] = recording;

    public LeftRecording? Find(string sid) => kept.GetValueOrDefault(sid);

    public bool Remove(string sid) => kept.TryRemove(sid, out _);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LeftRecording> All() => [.. kept.Values.OrderByDescending(r => r.Began).ThenByDescending(r => r.Sid, StringComparer.Ordinal)];
}
