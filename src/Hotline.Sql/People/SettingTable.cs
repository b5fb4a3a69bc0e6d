using Hotline.Core.Settings;
using Hotline.Sql.Statements;

namespace Hotline.Sql.People;

/// <summary>Live settings as the recorder wrote them, every version.</summary>
internal sealed class SettingTable(Database database)
{
    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<LiveSetting>> VersionsAsync(string name, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<LiveSetting>>(
        async session => [.. (await session.QueryAsync<Row>(StatementName.ReadSettingVersions, new { Name = name })).Select(r => new LiveSetting { Name = name, Version = r.Version, Value = r.Value, By = r.ChangedBy.ToString(), At = r.At })], cancellation);

    private sealed class Row
    {
        public long Version { get; init; }
        public DateTimeOffset At { get; init; }
        public Guid ChangedBy { get; init; }
        public string Value { get; init; } = "";
    }
}
