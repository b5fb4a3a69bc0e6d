using System.ComponentModel.DataAnnotations;

namespace Hotline.Server.Recordings;

/// <summary>Section "Recordings".</summary>
public sealed class RecordingsOptions
{
    public const string Section = "Recordings";

    /// <summary>How long recordings are kept, days, 1–36500. Three years by default, which is what the service's rules ask for at least.</summary>
    [Range(1, 36_500)]
    public int KeepDays { get; set; } = 1096;

    /// <summary>How often the network is asked for finished recordings, seconds, 2–3600.</summary>
    [Range(2, 3600)]
    public int CollectSeconds { get; set; } = 60;
}
