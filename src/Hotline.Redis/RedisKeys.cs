namespace Hotline.Redis;

/// <summary>Names of the cell's keys; Lua makes the same from the journal's (Lua/lib/keys.lua).</summary>
internal sealed class RedisKeys(string cell)
{
    private readonly string _prefix = $"hotline:v1:{{{cell}}}:";

    /// <summary>KEYS[1] of every script.</summary>
    public string Journal => _prefix + "journal";

    /// <summary>Milliseconds; set by tests and replays only.</summary>
    public string Clock => _prefix + "clock";
}
