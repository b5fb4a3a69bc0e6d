using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Epochs;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>Tells a live state that was lost what this node's own connections know.</summary>
public sealed class Announcer(
    IContactQueue queue, ConnectionBook book, ForgetEnded forget, IHubContext<CallerHub, ICallerClient> callers, IHubContext<ConsoleHub, IConsoleClient> consoles, INotifier notifier) : IAnnouncer
{
    private const int Chunk = 200;

    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        var held = book.Held;
        foreach (var group in held.Where(h => h.Kind is ConnectionKind.Counsellor).GroupBy(h => h.Owner))
            if (book.Counsellor(group.Key) is { Presence: not Presence.Offline } counsellor)
                // One that has ended in the meantime is not announced.
                foreach (var connection in group.Where(c => book.Find(c.Connection) is not null))
                    await notifier.ShowAsync((await queue.SignInAsync(counsellor, connection.Connection, cancellation)).Events);
        // Telephone contacts have no connection of their own here; whatever this node saw last of them counts too.
        // What another node closed must not rise again from this node's memory.
        await forget.RecordedAsync(book.Contacts.Select(c => c.Id), cancellation);
        foreach (var chunk in book.Contacts.Chunk(Chunk))
            await notifier.ShowAsync((await queue.LoadContactsAsync([.. chunk.Select(c => new RestoredContact(c, ClaimedBy.Node))], cancellation)).Events);
        foreach (var (contact, messages) in book.Messages)
            await notifier.ShowAsync((await queue.LoadMessagesAsync(contact, messages, fromScreen: true, cancellation)).Events);
        foreach (var chunk in held.Chunk(Chunk))
            await notifier.ShowAsync((await queue.KeepConnectionsAsync(chunk, cancellation)).Events);
    }

    public async Task AskScreensAsync(CancellationToken cancellation)
    {
        foreach (var held in book.Held)
            if (held.Kind is ConnectionKind.Caller)
                await callers.Clients.Client(held.Connection).PleaseAnnounce();
            else
                await consoles.Clients.Client(held.Connection).PleaseAnnounce();
    }
}
