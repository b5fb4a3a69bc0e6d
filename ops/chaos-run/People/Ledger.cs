using System.Collections.Concurrent;
using Hotline.Core.Chat;
using Hotline.Server.Contracts;

namespace Hotline.Chaos.People;

/// <summary>A message that the server acknowledged to whoever wrote it. Order counts in the writer's own sequence.</summary>
internal sealed record KeptMessage(Guid Contact, Guid Id, Author Author, Guid? Counsellor, long Order, string Text);

/// <summary>What a screen showed when whoever sat before it was done with a contact.</summary>
internal sealed record LastScreen(Guid Contact, string Whose, IReadOnlyList<MessageView> Messages, bool SawTheEnd, int Expected);

/// <summary>What people saw with their own eyes: the record must agree with all of it.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<KeptMessage> _kept = new();
    private readonly ConcurrentQueue<LastScreen> _screens = new();
    private readonly ConcurrentDictionary<Guid, byte> _arrived = new();
    private readonly ConcurrentDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _troubles = new();
    private long _order;

    /// <summary>Contacts that a caller was told of.</summary>
    public ICollection<Guid> Arrived => _arrived.Keys;
    public IReadOnlyCollection<KeptMessage> Kept => _kept;
    public IReadOnlyCollection<LastScreen> Screens => _screens;

    /// <summary>What was refused, and how often.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>What a person found wrong.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    public void Arrive(Guid contact) => _arrived.TryAdd(contact, 0);

    public void Keep(Guid contact, Guid id, Author author, Guid? counsellor, string text) =>
        _kept.Enqueue(new KeptMessage(contact, id, author, counsellor, Interlocked.Increment(ref _order), text));

    public void Show(LastScreen screen) => _screens.Enqueue(screen);

    public void Refuse(string what) => _refused.AddOrUpdate(what, 1, (_, n) => n + 1);

    public void Complain(string trouble) => _troubles.Enqueue(trouble);
}
