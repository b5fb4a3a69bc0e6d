using System.ComponentModel.DataAnnotations;

namespace Hotline.Redis;

/// <summary>Section "Redis": where the live state is.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>StackExchange.Redis connection string; empty starts the embedded Garnet.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Name of the cell: all its keys share the hash tag {name}.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,32}$", ErrorMessage = "Redis:Cell must be 1–32 of a–z, 0–9 and '-'.")]
    public string Cell { get; set; } = "main";

    /// <summary>Port of the embedded store on 127.0.0.1; 0 chooses a free one.</summary>
    [Range(0, 65535, ErrorMessage = "Redis:EmbeddedPort must be between 0 and 65535.")]
    public int EmbeddedPort { get; set; }

    /// <summary>Seconds between checkpoints of the embedded store, which keep its append-only file small. 10–86400.</summary>
    [Range(10, 86400, ErrorMessage = "Redis:CheckpointSeconds must be between 10 and 86400.")]
    public int CheckpointSeconds { get; set; } = 300;

    /// <summary>How long one command may take, ms. 100–60000.</summary>
    [Range(100, 60000, ErrorMessage = "Redis:CommandTimeoutMilliseconds must be between 100 and 60000.")]
    public int CommandTimeoutMilliseconds { get; set; } = 3000;

    public bool IsEmbedded => string.IsNullOrWhiteSpace(ConnectionString);
}
