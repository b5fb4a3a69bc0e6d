using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;

namespace Hotline.Server.Hubs;

/// <summary>A caller comes back with a ticket: to the same place, even if the live state has never heard of it.</summary>
public sealed class ReturnCaller(IContactQueue queue, IRecord record, INotifier notifier, Restore restore)
{
    /// <returns>The contact, if it is over and only the record still knows it; null when it can be followed.</returns>
    public async Task<Contact?> HandleAsync(Ticket ticket, IReadOnlyList<AnnouncedMessage> onScreen, CancellationToken cancellation)
    {
        var view = await queue.ReadCallerAsync(ticket.Contact, int.MaxValue, cancellation);
        if (view is null)
        {
            if (await OverAsync(ticket, cancellation) is { } over)
                return over;
            await notifier.ShowAsync((await queue.LoadContactsAsync([await ClaimAsync(ticket, cancellation)], cancellation)).Events);
            view = await queue.ReadCallerAsync(ticket.Contact, int.MaxValue, cancellation);
        }
        // What the screen shows and the store does not have was lost, whatever stands under its number now; a caller's page vouches for the
        // caller's own words only.
        if (view is { Contact.IsOpen: true } && onScreen.Count > 0)
            await restore.MessagesAsync(ticket.Contact, onScreen, Author.Caller, othersToo: false, null, cancellation);
        return null;
    }

    private async Task<Contact?> OverAsync(Ticket ticket, CancellationToken cancellation)
    {
        try
        {
            return (await record.ReadContactsAsync([ticket.Contact], cancellation)).FirstOrDefault(c => !c.IsOpen);
        }
        catch (RecordUnavailableException)
        {
            return null;
        }
    }

    private async Task<RestoredContact> ClaimAsync(Ticket ticket, CancellationToken cancellation)
    {
        try
        {
            if ((await record.ReadContactsAsync([ticket.Contact], cancellation)) is [var known])
                return new RestoredContact(known, ClaimedBy.Record);
        }
        catch (RecordUnavailableException)
        {
            // The ticket's own word has to do.
        }
        var requirement = new Requirement { Line = ticket.Line, Channel = Channel.Chat };
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == ticket.Line);
        var (day, hour) = line?.LocalTime(ticket.Arrived) ?? (ticket.Arrived.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ticket.Arrived.Hour);
        return new RestoredContact(new Contact
        {
            Id = ticket.Contact, Line = ticket.Line, Channel = Channel.Chat, Requirement = requirement.Canonical(), State = ContactState.Waiting, Version = 1,
            Priority = ticket.Priority, Arrived = ticket.Arrived, Day = day, Hour = hour,
            Rules = line is null ? null : new ContactRules(line.OfferSeconds * 1000L, line.WrapUpSeconds * 1000L, line.ChatTargetSeconds * 1000L),
        }, ClaimedBy.Ticket);
    }
}
