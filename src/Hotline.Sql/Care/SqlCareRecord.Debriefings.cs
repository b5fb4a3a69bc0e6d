using Hotline.Core.Contacts;
using Hotline.Core.Debriefings;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Care;

internal sealed partial class SqlCareRecord
{
    public Task<IReadOnlyList<Contact>> ReadDebriefingOffersAsync(Guid counsellor, DateTimeOffset since, CancellationToken cancellation) => database.ReadAsync(
        session => ReadContacts.ImagesAsync(session, StatementName.ReadDebriefingOffers, new { CounsellorId = counsellor, Since = since, LeastRisk = (int)Debriefing.Least }), cancellation);

    public Task<bool> AnswerDebriefingAsync(Debriefing answer, CancellationToken cancellation) => UnlessThereAsync(
        async session => await session.ExecuteAsync(StatementName.InsertDebriefing, new { ContactId = answer.Contact, CounsellorId = answer.Counsellor, answer.State, answer.AskedAt }) == 1, cancellation);

    public Task<IReadOnlyList<Debriefing>> ReadDebriefingsAsync(DebriefingState state, int most, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<Debriefing>>(
        async session => [.. (await session.QueryAsync<DebriefingRow>(StatementName.ReadDebriefings, new { State = state, Most = most })).Select(row => row.ToDebriefing())], cancellation);

    public Task<bool> EndDebriefingAsync(Guid contact, Guid by, DateTimeOffset at, string? sealedNote, CancellationToken cancellation) => database.WriteAsync(
        async session => await session.ExecuteAsync(StatementName.EndDebriefing, new { ContactId = contact, EndedAt = at, EndedBy = by, Sealed = sealedNote }) == 1, cancellation);

    private sealed class DebriefingRow
    {
        public Guid ContactId { get; init; }
        public Guid CounsellorId { get; init; }
        public string State { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public Guid? EndedBy { get; init; }
        public string? Sealed { get; init; }

        public Debriefing ToDebriefing() => new(ContactId, CounsellorId, Enum.Parse<DebriefingState>(State), AskedAt, EndedAt, EndedBy, Sealed);
    }
}
