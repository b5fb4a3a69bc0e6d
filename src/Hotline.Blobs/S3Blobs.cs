using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Hotline.Core.Blobs;

namespace Hotline.Blobs;

/// <summary>Blobs in an S3-compatible store. The SDK repeats what failed on the way; each request here may be repeated.</summary>
internal sealed class S3Blobs : IBlobs, IDisposable
{
    private readonly S3Options _options;
    private readonly AmazonS3Client _client;

    public S3Blobs(S3Options options)
    {
        _options = options;
        _client = new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
        {
            ServiceURL = options.Address,
            AuthenticationRegion = options.Region,
            ForcePathStyle = options.PathStyle,
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            MaxErrorRetry = 3,
            // Checksums beyond S3's own signature are Amazon's; other stores refuse them.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        // S3 wants to know the length first, and a repeated attempt the content again. What is private is sealed already.
        await using var whole = new FileStream(Path.Combine(Path.GetTempPath(), $"hotline-{Guid.CreateVersion7():N}"), new FileStreamOptions
            { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });
        await write(whole, cancellation);
        whole.Position = 0;
        await GuardAsync(() => _client.PutObjectAsync(
            new PutObjectRequest { BucketName = _options.Bucket, Key = Key(name), InputStream = whole, AutoCloseStream = false, UseChunkEncoding = false }, cancellation));
    }

    public async Task<BlobContent?> OpenAsync(string name, long from, CancellationToken cancellation)
    {
        try
        {
            var answer = await GuardAsync(() => _client.GetObjectAsync(
                new GetObjectRequest { BucketName = _options.Bucket, Key = Key(name), ByteRange = from > 0 ? new ByteRange($"bytes={from}-") : null }, cancellation));
            return new BlobContent(answer.ResponseStream, from + answer.ContentLength);
        }
        catch (BlobsUnavailableException none) when (none.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await GuardAsync(() => _client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = _options.Bucket, Key = Key(name) }, cancellation));
        }
        catch (BlobsUnavailableException none) when (none.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            // Amazon's store says so by itself; some others do not.
        }
    }

    private string Key(string name) => _options.Prefix + BlobNames.Checked(name);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            throw new BlobsUnavailableException("The S3 store of blobs cannot be used.", failure);
        }
    }

    public void Dispose() => _client.Dispose();
}
