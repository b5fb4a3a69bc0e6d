using System.Text.RegularExpressions;

namespace Hotline.Core.Blobs;

/// <summary>
/// Audio and other large things, beside the record: a folder or an S3-compatible store. What is private goes through
/// <see cref="SealedBlobs"/>; the store never sees it in clear.
/// </summary>
public interface IBlobs
{
    /// <summary>Writes a blob: whole or not at all, in the place of one that has the name already.</summary>
    /// <param name="name">See <see cref="BlobNames"/>.</param>
    /// <param name="write">Writes the content, from its first byte to its last.</param>
    /// <param name="cancellation">Ends the writing; nothing is left of it.</param>
    /// <exception cref="BlobsUnavailableException">The store cannot be reached or is full.</exception>
    Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation);

    /// <summary>Opens a blob from one of its bytes on; null when there is none.</summary>
    /// <exception cref="BlobsUnavailableException">The store cannot be reached.</exception>
    Task<BlobContent?> OpenAsync(string name, long from, CancellationToken cancellation);

    /// <summary>Deletes a blob; one that is not there is no error.</summary>
    /// <exception cref="BlobsUnavailableException">The store cannot be reached.</exception>
    Task DeleteAsync(string name, CancellationToken cancellation);
}

/// <param name="Content">Read once, forwards.</param>
/// <param name="Length">Of the whole blob, bytes.</param>
public sealed record BlobContent(Stream Content, long Length) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>The store of blobs cannot be reached, or took nothing.</summary>
public sealed class BlobsUnavailableException(string message, Exception inner) : Exception(message, inner);

/// <summary>Names: lower-case parts with strokes between them, so that each is a path in a folder, a key in S3 and part of an address.</summary>
public static partial class BlobNames
{
    /// <summary>What callers hear, named by its SHA-256: the same file is kept once, and an address cannot be guessed.</summary>
    public static string Prompt(string file) => Checked($"prompts/{file}");

    /// <summary>The audio of a message that a caller left.</summary>
    public static string Message(Guid contact) => Checked($"messages/{contact:N}");

    /// <summary>A recorded stretch of a conversation.</summary>
    public static string Recording(Guid contact, Guid recording) => Checked($"recordings/{contact:N}/{recording:N}");

    /// <exception cref="ArgumentException">It is none: an adapter must not be led out of its folder.</exception>
    public static string Checked(string name) =>
        Pattern().IsMatch(name) && !name.Contains("..", StringComparison.Ordinal) ? name : throw new ArgumentException("Not a blob's name.", nameof(name));

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,127}(/[a-z0-9][a-z0-9.-]{0,127}){0,4}$")]
    private static partial Regex Pattern();
}
