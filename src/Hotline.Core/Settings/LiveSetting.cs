namespace Hotline.Core.Settings;

/// <summary>
/// A setting of the whole service that every node reads while it works. Live like a line's settings, each version kept in the record.
/// </summary>
public sealed record LiveSetting
{
    /// <summary>What it is about: <see cref="SettingNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>From 1; a change states the version it started from.</summary>
    public required long Version { get; init; }

    /// <summary>The setting's own JSON, as text: nothing that passes it on needs to understand it.</summary>
    public required string Value { get; init; }

    /// <summary>The account that saved it.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

public static class SettingNames
{
    /// <summary>The office's own changes of the phrase rules.</summary>
    public const string Phrases = "phrases";

    /// <summary>Limits that protect people who care.</summary>
    public const string Care = "care";

    public static IReadOnlyList<string> Live { get; } = [Phrases, Care];
}
