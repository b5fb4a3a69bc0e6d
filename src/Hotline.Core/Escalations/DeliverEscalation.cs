using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>
/// Brings an escalation to whoever is asked: to staff on their console, to partners as a message with a signed link. Done twice it sends once;
/// what cannot be delivered moves on at once.
/// </summary>
public sealed class DeliverEscalation(IEscalations escalations, IContactQueue queue, INotifier notifier, OrderMessage order, MessageSealer sealer, EscalationLinks links, TextCipher cipher)
{
    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        var number = item.Step ?? 0;
        if (item.Escalation is { } id && await escalations.ReadAsync(id, cancellation) is { IsOpen: true } known && known.Number == number && known.Owner is { } owner)
        {
            if (owner.Kind is OwnerKind.Partner)
                await WriteAsync(known, owner, cancellation);
            else
                await TellAsync(known, await FailureAsync(owner, cancellation), cancellation);
        }
        await queue.FinishOutboxAsync(item, cancellation);
    }

    /// <summary>The desk is always there; somebody on shift is where a console is connected.</summary>
    private async Task<string?> FailureAsync(EscalationOwner owner, CancellationToken cancellation) =>
        owner.Id is { } id && (await queue.ReadDeskAsync(id, cancellation))?.Counsellor is not { Presence: not Presence.Offline, Lost: null } ? "not on shift" : null;

    private async Task WriteAsync(Escalation known, EscalationOwner owner, CancellationToken cancellation)
    {
        var way = Address(owner);
        if (owner.Delivery is DeliveryWay.Account)
        {
            // It is on the partner's own list; a message says that there is something, and decides nothing.
            await TellAsync(known, null, cancellation);
            if (way is var (by, to))
                await order.HandleAsync(await WrittenAsync(known, by, to, cancellation), "system", cancellation);
            return;
        }
        if (way is not var (channel, address))
        {
            // Somebody must ring there: the desk, which comes last, knows it by this.
            await TellAsync(known, "no message can be sent", cancellation);
            return;
        }
        // Delivered is what the network says of it (finishMessage.lua).
        await order.HandleAsync(await WrittenAsync(known, channel, address, cancellation) with { Escalation = known.Id, Asking = known.Number }, "system", cancellation);
    }

    private async Task<SealedMessage> WrittenAsync(Escalation known, MessageChannel channel, string address, CancellationToken cancellation)
    {
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == known.Line);
        var text = EscalationText.Of(line, known.Line, links.Address(known.Id, known.Number));
        return sealer.Seal(links.MessageId(known.Id, known.Number), channel, address, channel is MessageChannel.Email ? EscalationText.Subject(line, known.Line) : null, text) with { Contact = known.Contact };
    }

    private (MessageChannel Channel, string To)? Address(EscalationOwner owner)
    {
        if (owner is not { Id: { } id, Sealed: { } text })
            return null;
        if (owner.Delivery is null)
            return cipher.TryRead<DutyPerson>(text, id) is { } person ? Sms(person.Number) ?? Mail(person.Email) : null;
        if (cipher.TryRead<PartnerContact>(text, id) is not { } contact)
            return null;
        return owner.Delivery switch
        {
            DeliveryWay.Sms => contact.Numbers.Select(Sms).FirstOrDefault(n => n is not null),
            DeliveryWay.Email => Mail(contact.Email),
            DeliveryWay.Account => contact.Numbers.Select(Sms).FirstOrDefault(n => n is not null) ?? Mail(contact.Email),
            _ => null,
        };

        static (MessageChannel, string)? Sms(string? number) => PhoneNumber.Parse(number) is ['+', ..] known ? (MessageChannel.Sms, known) : null;

        static (MessageChannel, string)? Mail(string? address) => string.IsNullOrEmpty(address) ? null : (MessageChannel.Email, address);
    }

    private async Task TellAsync(Escalation known, string? failure, CancellationToken cancellation) =>
        await notifier.ShowAsync((await escalations.DeliverAsync(known.Id, known.Number, failure, cancellation)).Events);
}
