using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Escalations;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Care;

/// <summary>Escalations as the recorder wrote them.</summary>
internal sealed class SqlEscalationRecord(Database database, UnreadRows unread) : IEscalationRecord
{
    public Task<IReadOnlyList<Escalation>> ReadOpenAsync(Guid? after, int most, CancellationToken cancellation) =>
        database.ReadAsync(async session =>
        {
            // The next chunk begins behind the last that could be read; one of which nothing can be read is read with more behind it.
            for (var wanted = most; ; wanted *= 2)
            {
                var rows = await session.QueryAsync<string>(StatementName.ReadOpenEscalations, new { After = after, Most = wanted });
                var open = unread.Images<Escalation>("Escalations", rows);
                if (open.Count > 0 || rows.Count < wanted)
                    return open;
            }
        }, cancellation);

    public Task<IReadOnlyList<Escalation>> ReadOfAsync(Guid contact, CancellationToken cancellation) =>
        ReadAsync(StatementName.ReadEscalationsOf, new { ContactId = contact }, cancellation);

    public async Task<Escalation?> ReadAsync(Guid escalation, CancellationToken cancellation) =>
        await ReadAsync(StatementName.ReadEscalation, new { Id = escalation }, cancellation) is [var known] ? known : null;

    public Task<IReadOnlyList<Escalation>> ReadAllAsync(IReadOnlyCollection<Guid> escalations, CancellationToken cancellation) =>
        escalations.Count == 0 ? Task.FromResult<IReadOnlyList<Escalation>>([]) : ReadAsync(StatementName.ReadEscalations, new { Ids = JsonSerializer.Serialize(escalations) }, cancellation);

    public Task<EscalationPlan?> ReadPlanAsync(CancellationToken cancellation) => database.ReadAsync(async session =>
        await session.QueryOneAsync<string>(StatementName.ReadEscalationPlan, null) is { } json ? HotlineJson.Read<EscalationPlan>(json) : null, cancellation);

    private Task<IReadOnlyList<Escalation>> ReadAsync(StatementName statement, object values, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<Escalation>>(
        async session => unread.Images<Escalation>("Escalations", await session.QueryAsync<string>(statement, values)), cancellation);
}
