using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>
/// A sign at level 4 that nobody has looked at, in time or before the contact was over: a supervisor is called now. Whom an open call concerns already is not
/// called twice. Its id follows from the contact and how often they were told: done again, it is the same one.
/// </summary>
public sealed class TellOfSigns(IEscalations escalations, FindContact contacts, IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        var open = (await escalations.ReadOfAsync(item.Contact, cancellation)).Any(e => e is { Kind: EscalationKind.SupervisorNow, IsOpen: true });
        if (!open && await contacts.HandleAsync(item.Contact, cancellation) is { } contact)
        {
            var id = cipher.IdOf($"unseen signs:{contact.Id}:{item.Step}");
            var step = await escalations.RaiseAsync(new Escalation
            {
                Id = id, Kind = EscalationKind.SupervisorNow, Contact = contact.Id, Line = contact.Line, County = await contacts.CountyAsync(contact, cancellation), Level = RiskLevel.Immediate,
                Counsellor = contact.Counsellor, Summary = cipher.Encrypt(Text(contact, await queue.ReadLinesAsync(cancellation)), id),
            }, cancellation);
            await notifier.ShowAsync(step.Events);
        }
        await queue.FinishOutboxAsync(item, cancellation);
    }

    /// <summary>In the words of the line's settings.</summary>
    private static string Text(Contact contact, IEnumerable<Line> lines) =>
        Prompts.Of(lines.FirstOrDefault(l => l.Code == contact.Line), contact.IsOpen ? PromptName.TextUnseenSign : PromptName.TextUnseenSignLeft, english: false).Text!;
}
