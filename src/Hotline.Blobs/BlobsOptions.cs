using System.ComponentModel.DataAnnotations;

namespace Hotline.Blobs;

/// <summary>Section "Blobs": where recordings, messages and the office's audio files are kept.</summary>
public sealed class BlobsOptions : IValidatableObject
{
    public const string Section = "Blobs";

    /// <summary>A folder; with several nodes one that all of them see. Empty: DataFolder/blobs. Not read when there is an S3 address.</summary>
    public string Folder { get; set; } = "";

    /// <summary>An S3-compatible store instead of a folder.</summary>
    public S3Options S3 { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!S3.IsGiven)
            yield break;
        if (!Uri.TryCreate(S3.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult("Blobs:S3:Address must be an http or https address, e.g. https://s3.example.org.");
        if (S3.Bucket.Length == 0)
            yield return new ValidationResult("Blobs:S3:Bucket is required with Blobs:S3:Address.");
        if (S3.AccessKey.Length == 0 || S3.SecretKey.Length == 0)
            yield return new ValidationResult("Blobs:S3:AccessKey and Blobs:S3:SecretKey are required with Blobs:S3:Address.");
        if (S3.TimeoutSeconds is < 1 or > 300)
            yield return new ValidationResult("Blobs:S3:TimeoutSeconds must be between 1 and 300.");
    }
}

/// <summary>An S3-compatible store: Amazon's, MinIO, Ceph, or one of the country's own.</summary>
public sealed class S3Options
{
    /// <summary>Its API; empty is a folder instead.</summary>
    public string Address { get; set; } = "";
    public string Bucket { get; set; } = "";
    public string Region { get; set; } = "us-east-1";
    public string AccessKey { get; set; } = "";
    public string SecretKey { get; set; } = "";

    /// <summary>Put before every name, e.g. hotline/.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>https://address/bucket/name; false is https://bucket.address/name.</summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>One attempt, seconds, 1–300.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    public bool IsGiven => Address.Length > 0;
}
