using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>
/// A hospital has reported on a green channel: the school that asked learns of it as far as the caller's consent goes. That is an escalation of its own,
/// so somebody there must say that it arrived. Its id follows from the hospital's: done again, it is the same one.
/// </summary>
public sealed class ReturnResult(IEscalations escalations, IEscalationRecord record, IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item.Escalation is { } id && await escalations.ReadAsync(id, cancellation) is { ReturnTo: { } school, Consent: { } consent and not ResultConsent.Nothing } known)
        {
            var back = cipher.IdOf($"escalation result:{id}");
            // Ordered again after a loss: what was returned and closed long ago is known to the record alone.
            if (await IsReturnedAsync(back, cancellation))
            {
                await queue.FinishOutboxAsync(item, cancellation);
                return;
            }
            var step = await escalations.RaiseAsync(new Escalation
            {
                Id = back, Kind = EscalationKind.SchoolMentorGroup, Contact = known.Contact, Line = known.Line, County = known.County, Level = known.Level, RaisedBy = known.RaisedBy,
                Counsellor = known.Counsellor, First = school, Summary = cipher.Encrypt(Text(known, consent, await queue.ReadLinesAsync(cancellation)), back),
            }, cancellation);
            await notifier.ShowAsync(step.Events);
        }
        await queue.FinishOutboxAsync(item, cancellation);
    }

    private async Task<bool> IsReturnedAsync(Guid back, CancellationToken cancellation)
    {
        try
        {
            return await record.ReadAsync(back, cancellation) is not null;
        }
        catch (RecordUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Attendance says whether the pupil was seen, never why; in the words of the line's settings.</summary>
    private string Text(Escalation known, ResultConsent consent, IEnumerable<Line> lines)
    {
        var steps = known.Steps ?? [];
        var seen = steps.Any(s => s.Act is EscalationStepAct.Seen or EscalationStepAct.Result) || known.Outcome is EscalationOutcome.Done;
        var attendance = Prompts.Of(lines.FirstOrDefault(l => l.Code == known.Line), seen ? PromptName.TextSeen : PromptName.TextNotSeen, english: false).Text!;
        if (consent is not ResultConsent.Result)
            return attendance;
        var told = steps.Where(s => s.Act is EscalationStepAct.Result or EscalationStepAct.Reported && s.Note is not null).Select(s => cipher.Decrypt(s.Note!, known.Id));
        return $"{attendance}\n{string.Join('\n', told)}";
    }
}
