using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>
/// What there is between two numbers of a chat: the live state's newest first, the record's for what it does not give. A screen asks for a gap
/// that its snapshot left open; what is in neither is lost for good, and the screen stops asking.
/// </summary>
public sealed class ReadGap(IContactQueue queue, IRecord record, Views views)
{
    public const int Most = 200;

    /// <exception cref="HubException">The record is away, so nobody can say that a message is lost.</exception>
    public async Task<MessagePage> HandleAsync(Guid contact, int after, int before, CancellationToken cancellation)
    {
        after = Math.Max(0, after);
        if (before <= after + 1)
            return new MessagePage(Math.Max(1, before), []);
        var live = await queue.ReadMessagesAsync(contact, after, cancellation);
        var found = live.Where(m => m.Number < before).ToDictionary(m => m.Number);
        if (found.Count < before - after - 1)
            try
            {
                // A message that the live state numbers anew is not told under its old number.
                var known = live.Select(m => m.Id).ToHashSet();
                foreach (var message in await record.ReadMessagesAsync(contact, cancellation))
                    if (message.Number > after && message.Number < before && !known.Contains(message.Id))
                        found.TryAdd(message.Number, message);
            }
            catch (RecordUnavailableException)
            {
                throw new HubException(ConsoleHub.RecordUnavailable);
            }
        var newest = found.Values.OrderBy(m => m.Number).TakeLast(Most).ToList();
        return new MessagePage(found.Count > Most ? newest[0].Number : after + 1, views.Messages(newest, contact));
    }
}
