using Hotline.Core.Record;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>Search by columns, newest arrival first. From is included, To is not.</summary>
internal sealed class SearchContacts(Database database)
{
    private const int LargestPage = 200;

    public Task<ContactPage> HandleAsync(ContactSearch search, CancellationToken cancellation)
    {
        var values = new
        {
            search.From,
            search.To,
            search.Line,
            search.Channel,
            search.State,
            search.Counsellor,
            search.County,
            LeastRisk = (int?)search.LeastRisk,
            search.Disposition,
            search.Topic,
            search.CallerKey,
            Skip = Math.Max(search.Skip, 0),
            Take = Math.Clamp(search.Take, 1, LargestPage),
        };
        return database.ReadAsync(async session => new ContactPage(
            await ReadContacts.ImagesAsync(session, StatementName.SearchContacts, values),
            await session.CountAsync(StatementName.CountContacts, values)), cancellation);
    }
}
