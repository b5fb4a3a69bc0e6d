using Hotline.Core.Duty;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.People;

/// <summary>The rota and the directory, as the recorder wrote them.</summary>
internal sealed class DutyTable(Database database, UnreadRows unread, TimeProvider time)
{
    public Task<DutyNow> ReadAsync(CancellationToken cancellation) => database.ReadAsync(async session => new DutyNow(
        unread.Images<Shift>("Shifts", await session.QueryAsync<string>(StatementName.ReadShifts, new { Since = time.GetUtcNow() - Shift.Week })),
        unread.Images<Partner>("Partners", await session.QueryAsync<string>(StatementName.ReadPartners, null))), cancellation);
}
