using Hotline.Core.Blobs;

namespace Hotline.Blobs;

/// <summary>Blobs as files of a folder.</summary>
internal sealed class FolderBlobs(string folder) : IBlobs
{
    private readonly string _folder = Path.GetFullPath(folder);

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation) => GuardAsync(async () =>
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Beside its place, so that moving it there is one step of the file system.
        var half = $"{path}.{Guid.CreateVersion7():N}.half";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(half, options))
            {
                await write(file, cancellation);
                // On the disk before it has its name: what the network holds is deleted next.
                await file.FlushAsync(cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
        return true;
    });

    public Task<BlobContent?> OpenAsync(string name, long from, CancellationToken cancellation) => GuardAsync(() =>
    {
        try
        {
            var file = new FileStream(PathOf(name), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
            file.Position = from;
            return Task.FromResult<BlobContent?>(new BlobContent(file, file.Length));
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<BlobContent?>(null);
        }
    });

    public Task DeleteAsync(string name, CancellationToken cancellation) => GuardAsync(() =>
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing there.
        }
        return Task.FromResult(true);
    });

    private string PathOf(string name) => Path.Combine(_folder, BlobNames.Checked(name).Replace('/', Path.DirectorySeparatorChar));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BlobsUnavailableException("The folder of blobs cannot be used.", failure);
        }
    }
}
