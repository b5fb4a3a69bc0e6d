using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Server.Hubs;

/// <summary>
/// Which connections this node holds, and the newest images of the parties behind them. Never the truth: what a live state
/// that was lost is told (architecture.md, losing a store).
/// </summary>
public sealed class ConnectionBook
{
    private readonly ConcurrentDictionary<string, HeldConnection> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Contact> _contacts = new();
    private readonly ConcurrentDictionary<Guid, Counsellor> _counsellors = new();
    private readonly ConcurrentDictionary<Guid, ImmutableQueue<ChatMessage>> _messages = new();

    /// <summary>As many as a screen gives back; their numbers grow by one, so the first and the newest tell how many there are.</summary>
    private const int MostMessages = 200;

    public IReadOnlyList<HeldConnection> Held => [.. _held.Values];
    public IReadOnlyList<Contact> Contacts => [.. _contacts.Values];
    public IReadOnlyList<Counsellor> Counsellors => [.. _counsellors.Values];

    /// <summary>
    /// The last messages that went through this node, sealed. They are given back while an epoch is being opened, before anybody
    /// can post: a new message must not get the number of one that stands on a screen.
    /// </summary>
    public IReadOnlyList<(Guid Contact, IReadOnlyList<ChatMessage> Messages)> Messages => [.. _messages.Select(m => (m.Key, (IReadOnlyList<ChatMessage>)[.. m.Value]))];

    public void Hold(ConnectionKind kind, Guid owner, string connection) => _held[connection] = new HeldConnection(kind, owner, connection);

    /// <returns>What the connection was for, if it was held.</returns>
    public HeldConnection? Drop(string connection) => _held.TryRemove(connection, out var held) ? held : null;

    public HeldConnection? Find(string connection) => _held.GetValueOrDefault(connection);

    public Contact? Contact(Guid id) => _contacts.GetValueOrDefault(id);

    public Counsellor? Counsellor(Guid id) => _counsellors.GetValueOrDefault(id);

    public void Learn(JournalEvent happened)
    {
        if (happened.Contact is { } contact)
            Learn(contact);
        if (happened.Counsellor is { } counsellor)
            Learn(counsellor);
        if (happened is { Message: { } message, ContactId: { } chat })
            _messages.AddOrUpdate(chat, [message], (_, known) =>
                (known.IsEmpty || message.Number - known.Peek().Number < MostMessages ? known : known.Dequeue()).Enqueue(message));
    }

    /// <summary>Everybody whom this node remembers without holding a connection of theirs.</summary>
    public IReadOnlyList<Guid> Strangers()
    {
        var held = _held.Values.Select(h => h.Owner).ToHashSet();
        return [.. _contacts.Keys.Concat(_messages.Keys).Concat(_counsellors.Keys).Distinct().Where(id => !held.Contains(id))];
    }

    /// <summary>What is over, as far as this node knows; what it still remembers of it waits for the record.</summary>
    public IReadOnlyList<Guid> EndedBefore(DateTimeOffset then) =>
        [.. _contacts.Values.Where(c => c.IsOpen ? c.State is ContactState.WrapUp && _messages.ContainsKey(c.Id) : (c.Closed ?? c.Ended ?? then) <= then).Select(c => c.Id)];

    public void Forget(Guid contact)
    {
        _contacts.TryRemove(contact, out _);
        ForgetMessages(contact);
    }

    public void ForgetMessages(Guid contact) => _messages.TryRemove(contact, out _);

    public void ForgetCounsellors(IReadOnlyList<Guid> gone)
    {
        foreach (var id in gone)
            _counsellors.TryRemove(id, out _);
    }

    public void Learn(Contact contact) =>
        _contacts.AddOrUpdate(contact.Id, contact, (_, known) => IsNewer(known.Epoch, known.Version, contact.Epoch, contact.Version) ? known : contact);

    public void Learn(Counsellor counsellor)
    {
        if (counsellor.Presence is Presence.Offline)
            _counsellors.TryRemove(counsellor.Id, out _);
        else
            _counsellors.AddOrUpdate(counsellor.Id, counsellor, (_, known) => IsNewer(known.Epoch, known.Version, counsellor.Epoch, counsellor.Version) ? known : counsellor);
    }

    /// <summary>Epochs are ids whose order is that of their times.</summary>
    private static bool IsNewer(string? epoch, long version, string? than, long thanVersion)
    {
        var order = string.CompareOrdinal(epoch ?? "", than ?? "");
        return order > 0 || (order == 0 && version > thanVersion);
    }
}
