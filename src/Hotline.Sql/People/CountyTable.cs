using Hotline.Core.Record;
using Hotline.Sql.Statements;

namespace Hotline.Sql.People;

/// <summary>Counties, each with its county centre.</summary>
internal sealed class CountyTable(Database database)
{
    public Task SaveAsync(County county, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var values = new { county.Code, county.Name, county.NameEn };
        await session.ExecuteAsync(StatementName.UpdateCounty, values);
        await session.ExecuteAsync(StatementName.InsertCounty, values);
        var centre = new { County = county.Code, Name = county.Centre };
        await session.ExecuteAsync(StatementName.UpdateCentre, centre);
        await session.ExecuteAsync(StatementName.InsertCentre, centre);
        return true;
    }, cancellation);

    public Task<IReadOnlyList<County>> ReadAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<County>(StatementName.ReadCounties, null), cancellation);
}
