using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Sql.Statements;

namespace Hotline.Sql.People;

/// <summary>The rota and the directory, as the recorder wrote them.</summary>
internal sealed class DutyTable(Database database, TimeProvider time)
{
    public Task<DutyNow> ReadAsync(CancellationToken cancellation) => database.ReadAsync(async session => new DutyNow(
        [.. (await session.QueryAsync<string>(StatementName.ReadShifts, new { Since = time.GetUtcNow() - Shift.Week })).Select(HotlineJson.Read<Shift>)],
        [.. (await session.QueryAsync<string>(StatementName.ReadPartners, null)).Select(HotlineJson.Read<Partner>)]), cancellation);
}
