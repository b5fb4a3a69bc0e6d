using Hotline.Core.Journal;
using Hotline.Sql.Dialects;

namespace Hotline.Sql.Recording;

/// <summary>A page's events on their way into SQL, and those that are set aside because they cannot be read or SQL refuses them.</summary>
internal sealed class PageEvents
{
    private const int LongestError = 1000;
    private readonly List<EventRows> _parsed;
    private readonly Dictionary<RawEvent, string> _refused = new(ReferenceEqualityComparer.Instance);

    public PageEvents(IReadOnlyList<RawEvent> events)
    {
        _parsed = new List<EventRows>(events.Count);
        foreach (var raw in events)
            try
            {
                _parsed.Add(EventRows.Parse(raw));
            }
            catch (Exception unreadable) when (IsUnreadable(unreadable))
            {
                _refused[raw] = Describe(unreadable);
            }
    }

    /// <summary>The dead letters, each with the kind of error and its text.</summary>
    public IReadOnlyDictionary<RawEvent, string> Refused => _refused;

    /// <returns>False: SQL refused a row; the transaction must be rolled back.</returns>
    public async Task<bool> WriteTogetherAsync(Session session, RowWriter writer)
    {
        try
        {
            await writer.WriteAsync(PageRows.Of(Left()));
            return true;
        }
        catch (Exception refusal) when (IsRefusal(session, refusal))
        {
            return false;
        }
    }

    /// <summary>Each event under a savepoint; what SQL refuses is set aside.</summary>
    /// <returns>False: a refusal took the whole transaction with it; again, without that event.</returns>
    public async Task<bool> WriteOneByOneAsync(Session session, RowWriter writer)
    {
        const string savepoint = "one_event";
        foreach (var one in Left())
        {
            await session.Transaction!.SaveAsync(savepoint, session.Cancellation);
            try
            {
                await writer.WriteAsync(PageRows.Of([one]));
            }
            catch (Exception refusal) when (IsRefusal(session, refusal))
            {
                _refused[one.Raw] = Describe(refusal);
                if (session.Transaction.Connection is null)
                    return false; // the refusal ended the transaction
                await session.Transaction.RollbackAsync(savepoint, session.Cancellation);
            }
            // T-SQL has no release: a savepoint of the same name simply takes over.
            if (session.Transaction.SupportsSavepoints)
                await session.Transaction.ReleaseAsync(savepoint, session.Cancellation);
        }
        return true;
    }

    private IEnumerable<EventRows> Left() => _parsed.Where(one => !_refused.ContainsKey(one.Raw));

    // Whatever is no failure of the database itself is this event's fault, our own mistakes included: a dead letter can be read
    // again, a recorder that stands still stops the record of everybody.
    private static bool IsRefusal(Session session, Exception failure) =>
        IsUnreadable(failure) && session.Dialect.Classify(failure) is not Failure.Unavailable;

    private static bool IsUnreadable(Exception failure) => failure is not OperationCanceledException;

    private static string Describe(Exception failure)
    {
        var text = $"{failure.GetType().Name}: {failure.Message}";
        return text.Length > LongestError ? text[..LongestError] : text;
    }
}
