using System.Collections.Concurrent;
using Hotline.Core.Blobs;

namespace Hotline.Adapter.Tests.Blobs;

/// <summary>A store of blobs for tests of what uses one.</summary>
internal sealed class MemoryBlobs : IBlobs
{
    public ConcurrentDictionary<string, byte[]> Kept { get; } = new();

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await write(content, cancellation);
        Kept[BlobNames.Checked(name)] = content.ToArray();
    }

    public Task<BlobContent?> OpenAsync(string name, long from, CancellationToken cancellation) => Task.FromResult(
        Kept.TryGetValue(BlobNames.Checked(name), out var content) ? new BlobContent(new MemoryStream(content[(int)from..]), content.Length) : null);

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        Kept.TryRemove(BlobNames.Checked(name), out _);
        return Task.CompletedTask;
    }
}
