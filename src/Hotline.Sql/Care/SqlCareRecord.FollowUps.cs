using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Care;

internal sealed partial class SqlCareRecord
{
    public Task<IReadOnlyList<Contact>> ReadUnplannedAsync(RiskLevel least, DateTimeOffset since, int most, CancellationToken cancellation) =>
        database.ReadAsync(session => ReadContacts.ImagesAsync(session, StatementName.ReadUnplanned, new { LeastRisk = (int)least, Since = since, Most = most }), cancellation);

    // The mark's primary key decides between two nodes; the steps are written in the same transaction.
    public Task<bool> PlanFollowUpsAsync(Guid contact, DateTimeOffset at, IReadOnlyList<FollowUp> plan, CancellationToken cancellation) => UnlessThereAsync(async session =>
    {
        await session.ExecuteAsync(StatementName.InsertFollowUpPlan, new { ContactId = contact, At = at });
        foreach (var one in plan)
            await InsertAsync(session, one);
        return true;
    }, cancellation);

    public Task<bool> AddFollowUpAsync(FollowUp one, CancellationToken cancellation) => UnlessThereAsync(async session => await InsertAsync(session, one) == 1, cancellation);

    private static Task<int> InsertAsync(Session session, FollowUp one) => session.ExecuteAsync(StatementName.InsertFollowUp, new
    {
        one.Id, ContactId = one.Contact, one.Step, one.AfterHours, one.Line, one.Channel, Risk = (int)one.Risk, CounsellorId = one.Counsellor, one.DueAt, one.State, one.Attempts,
        LastAttemptAt = one.LastAttempt, one.Version,
    });

    public async Task<int> MoveDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var moved = 0;
        await database.WriteAsync(async session =>
        {
            moved = await session.ExecuteAsync(StatementName.MoveDueFollowUps, new { Now = now });
            return true;
        }, cancellation);
        return moved;
    }

    public Task<FollowUp?> ReadFollowUpAsync(Guid followUp, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryOneAsync<FollowUpRow>(StatementName.ReadFollowUp, new { Id = followUp }))?.ToFollowUp(), cancellation);

    public Task<IReadOnlyList<FollowUp>> ReadDueAsync(Guid? counsellor, int most, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<FollowUp>>(
        async session => [.. (await session.QueryAsync<FollowUpRow>(StatementName.ReadDueFollowUps, new { CounsellorId = counsellor, Most = most })).Select(row => row.ToFollowUp())], cancellation);

    public Task<IReadOnlyList<FollowUp>> ReadStartableAsync(DateTimeOffset now, int most, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<FollowUp>>(
        async session => [.. (await session.QueryAsync<FollowUpRow>(StatementName.ReadStartable, new { Now = now, Most = most })).Select(row => row.ToFollowUp())], cancellation);

    public Task<IReadOnlyList<FollowUpUnderWay>> ReadUnderWayAsync(DateTimeOffset now, int most, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<FollowUpUnderWay>>(
        async session => [.. (await session.QueryAsync<UnderWayRow>(StatementName.ReadUnderWay, new { Now = now, Most = most })).Select(row => row.ToUnderWay())], cancellation);

    public Task<(IReadOnlyList<FollowUp> Planned, IReadOnlyList<FollowUpAttempt> Attempts)> ReadFollowUpsOfAsync(Guid contact, CancellationToken cancellation) =>
        database.ReadAsync<(IReadOnlyList<FollowUp>, IReadOnlyList<FollowUpAttempt>)>(async session =>
        {
            var of = new { ContactId = contact };
            return (
                [.. (await session.QueryAsync<FollowUpRow>(StatementName.ReadFollowUpsOf, of)).Select(row => row.ToFollowUp())],
                [.. (await session.QueryAsync<AttemptRow>(StatementName.ReadAttemptsOf, of)).Select(row => row.ToAttempt())]);
        }, cancellation);

    public Task<bool> SaveFollowUpAsync(FollowUp after, FollowUpAttempt? attempt, CancellationToken cancellation) => UnlessThereAsync(async session =>
    {
        if (await session.ExecuteAsync(StatementName.UpdateFollowUp, new
            {
                after.Id, after.DueAt, after.State, after.Attempts, LastAttemptAt = after.LastAttempt, after.Version, AttemptContactId = after.Attempt, after.LookAt, after.BegunFrom,
            }) != 1)
            return false;
        if (attempt is not null)
            await session.ExecuteAsync(StatementName.InsertFollowUpAttempt, new
            {
                attempt.Id, FollowUpId = attempt.FollowUp, attempt.At, MadeBy = attempt.By, attempt.Outcome, ContactId = attempt.Contact, Sealed = attempt.Note,
            });
        if (attempt?.Outcome is AttemptOutcome.Declined)
            await session.ExecuteAsync(StatementName.CancelFollowUps, new { ContactId = after.Contact });
        return true;
    }, cancellation);
}
