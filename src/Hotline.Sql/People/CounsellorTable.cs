using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Sql.Statements;

namespace Hotline.Sql.People;

/// <summary>Counsellors' profiles. Presence and load are live state and have no place here.</summary>
internal sealed class CounsellorTable(Database database)
{
    public Task<Counsellor?> ReadAsync(Guid counsellor, CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        if (await session.QueryOneAsync<CounsellorRow>(StatementName.ReadCounsellor, new { Id = counsellor }) is not { } row)
            return null;
        var lines = await session.QueryAsync<string>(StatementName.ReadCounsellorLines, new { CounsellorId = counsellor });
        var skills = await session.QueryAsync<SkillRow>(StatementName.ReadCounsellorSkills, new { CounsellorId = counsellor });
        return new Counsellor
        {
            Id = row.Id,
            Alias = row.Alias,
            Certificate = Enum.Parse<Certificate>(row.Certificate),
            County = row.County,
            ChatCapacity = row.ChatCapacity,
            TakesVoice = row.TakesVoice,
            VoiceAddress = row.VoiceAddress,
            HighRiskLimit = row.HighRiskLimit,
            Lines = lines.ToDictionary(line => line, _ => 1, StringComparer.Ordinal),
            Skills = skills.ToDictionary(skill => skill.Skill, skill => skill.Level, StringComparer.Ordinal),
        };
    }, cancellation);

    public Task<int> CountHighRiskAsync(Guid counsellor, DateTimeOffset since, CancellationToken cancellation) =>
        database.ReadAsync(session => session.QueryOneAsync<int>(StatementName.CountHighRisk, new { CounsellorId = counsellor, Since = since.UtcDateTime }), cancellation);

    public Task SaveAsync(Counsellor profile, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var values = new
        {
            profile.Id,
            profile.Alias,
            profile.Certificate,
            profile.County,
            profile.ChatCapacity,
            profile.TakesVoice,
            profile.VoiceAddress,
            profile.HighRiskLimit,
        };
        await session.ExecuteAsync(StatementName.UpdateCounsellor, values);
        await session.ExecuteAsync(StatementName.InsertCounsellor, values);
        var own = new { CounsellorId = profile.Id };
        await session.ExecuteAsync(StatementName.DeleteCounsellorLines, own);
        foreach (var (line, serves) in profile.Lines)
            if (serves > 0)
                await session.ExecuteAsync(StatementName.InsertCounsellorLine, new { own.CounsellorId, Line = line });
        await session.ExecuteAsync(StatementName.DeleteCounsellorSkills, own);
        foreach (var (skill, level) in profile.Skills)
            await session.ExecuteAsync(StatementName.InsertCounsellorSkill, new { own.CounsellorId, Skill = skill, Level = level });
        return true;
    }, cancellation);

    private sealed class CounsellorRow
    {
        public Guid Id { get; init; }
        public string Alias { get; init; } = "";
        public string Certificate { get; init; } = "";
        public string? County { get; init; }
        public int ChatCapacity { get; init; }
        public bool TakesVoice { get; init; }
        public string? VoiceAddress { get; init; }
        public int? HighRiskLimit { get; init; }
    }

    private sealed class SkillRow
    {
        public string Skill { get; init; } = "";
        public int Level { get; init; }
    }
}
