using System.ComponentModel.DataAnnotations;

namespace Hotline.Server.Hubs;

/// <summary>
/// Section "Limits": how fast what is anonymous may go, as buckets: so many at once (Burst), then so many each second. All but
/// Calls count by address, and a school or a mobile network may be one address.
/// </summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";
    private const int Most = 1_000_000;

    /// <summary>New contacts. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:StartsBurst must be between 1 and 1000000.")]
    public int StartsBurst { get; set; } = 30;

    [Range(1, Most, ErrorMessage = "Limits:StartsPerSecond must be between 1 and 1000000.")]
    public int StartsPerSecond { get; set; } = 1;

    /// <summary>Calls on one caller's connection: faster than anybody types. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:CallsBurst must be between 1 and 1000000.")]
    public int CallsBurst { get; set; } = 30;

    [Range(1, Most, ErrorMessage = "Limits:CallsPerSecond must be between 1 and 1000000.")]
    public int CallsPerSecond { get; set; } = 5;

    /// <summary>Requests for what the caller's page needs before it connects. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:AnonymousBurst must be between 1 and 1000000.")]
    public int AnonymousBurst { get; set; } = 120;

    [Range(1, Most, ErrorMessage = "Limits:AnonymousPerSecond must be between 1 and 1000000.")]
    public int AnonymousPerSecond { get; set; } = 20;

    /// <summary>Connections of callers' pages. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:ConnectBurst must be between 1 and 1000000.")]
    public int ConnectBurst { get; set; } = 100;

    [Range(1, Most, ErrorMessage = "Limits:ConnectPerSecond must be between 1 and 1000000.")]
    public int ConnectPerSecond { get; set; } = 10;

    /// <summary>Requests for the office's own audio: the whole telephone network asks from a few addresses. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:AudioBurst must be between 1 and 1000000.")]
    public int AudioBurst { get; set; } = 600;

    [Range(1, Most, ErrorMessage = "Limits:AudioPerSecond must be between 1 and 1000000.")]
    public int AudioPerSecond { get; set; } = 100;

    /// <summary>Attempts to sign in. 1–1000000.</summary>
    [Range(1, Most, ErrorMessage = "Limits:SignInBurst must be between 1 and 1000000.")]
    public int SignInBurst { get; set; } = 20;

    [Range(1, Most, ErrorMessage = "Limits:SignInPerSecond must be between 1 and 1000000.")]
    public int SignInPerSecond { get; set; } = 1;
}
