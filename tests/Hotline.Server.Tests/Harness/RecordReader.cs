using Microsoft.Data.Sqlite;

namespace Hotline.Server.Tests.Harness;

/// <summary>One recorded event.</summary>
internal sealed record RecordedEvent(string Epoch, long Number, string Id, Guid? Contact, string Type, string By);

/// <summary>What became of one call.</summary>
internal sealed record CallStory(Guid Contact, string State, int Connections, int Ends, double Seconds);

/// <summary>What SQL holds, read past the server.</summary>
internal sealed class RecordReader(string file)
{
    public List<RecordedEvent> Events(Guid? contact = null) => Read(
        "SELECT Epoch, Number, EventId, ContactId, Type, CausedBy FROM JournalEvents WHERE $contact IS NULL OR ContactId = $contact ORDER BY Epoch, Number",
        row => new RecordedEvent(row.GetString(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : Guid.Parse(row.GetString(3)), row.GetString(4), row.GetString(5)),
        ("$contact", contact?.ToString()));

    /// <summary>What was recorded, by the event's id, and when, ms.</summary>
    public List<(string Id, string Type, long At)> Times() => Read("SELECT EventId, Type, At FROM JournalEvents ORDER BY Epoch, Number", row => (row.GetString(0), row.GetString(1), row.GetInt64(2)));

    public List<string> Types(Guid contact) => [.. Events(contact).Select(e => e.Type)];

    /// <summary>What belongs to the events of one kind of a contact, as JSON.</summary>
    public List<string> Details(Guid contact, string type) => Read(
        "SELECT Detail FROM JournalEvents WHERE ContactId = $id AND Type = $type ORDER BY Epoch, Number", row => row.IsDBNull(0) ? "" : row.GetString(0), ("$id", contact.ToString()), ("$type", type));

    public string? State(Guid contact) => Read("SELECT State FROM Contacts WHERE Id = $id", row => row.GetString(0), ("$id", contact.ToString())).SingleOrDefault();

    public (string? Dialled, string? CallerKey, string Image) Call(Guid contact) => Read(
        "SELECT Dialled, CallerKey, Image FROM Contacts WHERE Id = $id",
        row => (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2)), ("$id", contact.ToString())).Single();

    /// <summary>Every contact of a channel.</summary>
    public List<CallStory> Stories(string channel) => Read(
        """
        SELECT c.Id, c.State,
          (SELECT count(*) FROM JournalEvents e WHERE e.ContactId = c.Id AND e.Type = 'ContactConnected'),
          (SELECT count(*) FROM JournalEvents e WHERE e.ContactId = c.Id AND e.Type IN ('ContactEnded', 'ContactAbandoned', 'ContactOverflowed')),
          (SELECT max(e.At) - min(e.At) FROM JournalEvents e WHERE e.ContactId = c.Id)
        FROM Contacts c WHERE c.Channel = $channel
        """,
        row => new CallStory(Guid.Parse(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4) / 1000.0), ("$channel", channel));

    /// <summary>What happened to one contact and when, seconds after its arrival.</summary>
    public List<string> Course(Guid contact) => Read(
        "SELECT Type, (At - (SELECT min(At) FROM JournalEvents WHERE ContactId = $id)), json_extract(Detail, '$.reason') FROM JournalEvents WHERE ContactId = $id ORDER BY Epoch, Number",
        row => $"{row.GetInt64(1) / 1000.0:0.0} {row.GetString(0)}{(row.IsDBNull(2) ? "" : $" ({row.GetString(2)})")}", ("$id", contact.ToString()));

    /// <summary>Contacts that are not over, and what happened to each.</summary>
    public List<string> StillOpen() =>
        [.. Read("SELECT Id, State FROM Contacts WHERE IsOpen = 1", row => (Id: Guid.Parse(row.GetString(0)), State: row.GetString(1)))
            .Select(c => $"{c.Id} {c.State}: {string.Join(", ", Types(c.Id).TakeLast(12))}")];

    public List<(int Number, Guid Id, string Text)> Messages(Guid contact) => Read(
        "SELECT Number, Id, Text FROM Messages WHERE ContactId = $id ORDER BY Number",
        row => (row.GetInt32(0), Guid.Parse(row.GetString(1)), row.GetString(2)), ("$id", contact.ToString()));

    public List<string> Gaps() => Read("SELECT Reason || ' after ' || coalesce(AfterEpoch || ':' || AfterNumber, 'nothing') || ' next ' || coalesce(NextEpoch || ':' || NextNumber, '?') FROM JournalGaps", row => row.GetString(0));

    public List<string> DeadLetters() => Read("SELECT Error || ' ' || Json FROM DeadLetters", row => row.GetString(0));

    public Guid? ContactOfCall(string sid) => Read("SELECT Id FROM Contacts WHERE Image LIKE $sid", row => Guid.Parse(row.GetString(0)), ("$sid", $"%{sid}%")).Cast<Guid?>().SingleOrDefault();

    /// <summary>The contact that goes on from another: a message after a call, a call after a message.</summary>
    public Guid? Following(Guid contact) => Read("SELECT Id FROM Contacts WHERE Image LIKE $follows", row => Guid.Parse(row.GetString(0)), ("$follows", $"%\"follows\":\"{contact}\"%")).Cast<Guid?>().SingleOrDefault();

    /// <summary>The contact as it was last told.</summary>
    public Core.Contacts.Contact Image(Guid contact) => Core.HotlineJson.Read<Core.Contacts.Contact>(Call(contact).Image);

    /// <summary>Every event of every epoch once, numbers from 1 without a hole, and nothing refused.</summary>
    public void AssertWhole(bool gapsAllowed = false)
    {
        Assert.That(DeadLetters(), Is.Empty);
        if (!gapsAllowed)
            Assert.That(Gaps(), Is.Empty);
        var all = Events();
        Assert.That(all.Select(e => e.Id), Is.Unique);
        if (gapsAllowed && Gaps().Count > 0)
            return;
        foreach (var epoch in all.GroupBy(e => e.Epoch))
            Assert.That(epoch.Select(e => e.Number), Is.EqualTo(Enumerable.Range(1, epoch.Count())), $"epoch {epoch.Key}");
    }

    /// <summary>Act, subject, record and detail of each row of the audit trail about one record.</summary>
    public List<(string Actor, string Act, string? Detail, string? Reason)> Audited(Guid about) => Read(
        "SELECT Actor, Act, Detail, Reason FROM AuditTrail WHERE About = $id ORDER BY Number",
        row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)), ("$id", about.ToString()));

    /// <summary>States of the follow-ups that were planned for a contact.</summary>
    public List<string> FollowUps(Guid contact) => Read("SELECT State FROM FollowUps WHERE ContactId = $id ORDER BY Step", row => row.GetString(0), ("$id", contact.ToString()));

    /// <summary>Follow-ups of a contact as they stand: state, attempts, the contact that is under way, and when they are looked at again.</summary>
    public List<(string State, int Attempts, Guid? Attempt, bool PutOff)> FollowUpsNow(Guid contact) => Read(
        "SELECT State, Attempts, AttemptContactId, LookAt FROM FollowUps WHERE ContactId = $id ORDER BY Step",
        row => (row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? (Guid?)null : Guid.Parse(row.GetString(2)), !row.IsDBNull(3)), ("$id", contact.ToString()));

    public List<(string Outcome, Guid? Contact)> Attempts(Guid contact) => Read(
        "SELECT Outcome, a.ContactId FROM FollowUpAttempts a JOIN FollowUps f ON f.Id = a.FollowUpId WHERE f.ContactId = $id ORDER BY a.At",
        row => (row.GetString(0), row.IsDBNull(1) ? (Guid?)null : Guid.Parse(row.GetString(1))), ("$id", contact.ToString()));

    /// <summary>What was planned for later is due now: no test waits a day.</summary>
    public void MakeDue(Guid contact) =>
        Write("UPDATE FollowUps SET DueAt = 1, LookAt = NULL WHERE ContactId = $id AND State IN ('Planned', 'Due')", ("$id", contact.ToString()));

    /// <summary>As if a contact had come so much earlier.</summary>
    public void MakeOlder(Guid contact, TimeSpan by) => Assert.That(
        Write("UPDATE Contacts SET ArrivedAt = ArrivedAt - $by WHERE Id = $id", ("$id", contact.ToString()), ("$by", (long)by.TotalMilliseconds)), Is.EqualTo(1));

    private int Write(string sql, params (string Name, object Value)[] values)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=5");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, string? Value)[] parameters)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False;Default Timeout=5");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text here is a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, (object?)value ?? DBNull.Value);
        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }
}
