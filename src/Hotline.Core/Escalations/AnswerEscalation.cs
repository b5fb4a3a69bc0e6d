using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>What whoever was asked does with an escalation, from "mine" to the report back; texts come in clear and are sealed here.</summary>
public sealed class AnswerEscalation(IEscalations escalations, IContactQueue queue, INotifier notifier, RunOutbox outbox, TextCipher cipher)
{
    public Task<Step> AcknowledgeAsync(Guid id, EscalationActor who, CancellationToken cancellation) => ShowAsync(escalations.AcknowledgeAsync(id, who, cancellation));

    public Task<Step> DeclineAsync(Guid id, EscalationActor who, string? reason, CancellationToken cancellation) =>
        IsText(reason) ? ShowAsync(escalations.DeclineAsync(id, who, cipher.Encrypt(reason!.Trim(), id), cancellation)) : Incomplete;

    public Task<Step> NoteAsync(Guid id, EscalationActor who, EscalationNote note, string? text, DateTimeOffset? about, CancellationToken cancellation)
    {
        // An appointment and an arranged talk are their time; everything else is what somebody says of it.
        var enough = note is EscalationNote.Appointment or EscalationNote.Talk ? about is not null : note is EscalationNote.HelpMadeContact or EscalationNote.Seen || IsText(text);
        return enough && Enum.IsDefined(note) && text is not { Length: > RaiseEscalation.LongestText }
            ? ShowAsync(escalations.NoteAsync(id, who, note, IsText(text) ? cipher.Encrypt(text!.Trim(), id) : null, about, cancellation))
            : Incomplete;
    }

    public Task<Step> ReportAsync(Guid id, EscalationActor who, EscalationOutcome outcome, string? text, CancellationToken cancellation) =>
        IsText(text) && Enum.IsDefined(outcome) ? ShowAsync(escalations.ReportAsync(id, who, outcome, cipher.Encrypt(text!.Trim(), id), cancellation)) : Incomplete;

    public Task<Step> CloseAsync(Guid id, EscalationActor who, string? note, CancellationToken cancellation) =>
        note is { Length: > RaiseEscalation.LongestText } ? Incomplete : ShowAsync(escalations.CloseAsync(id, who, IsText(note) ? cipher.Encrypt(note!.Trim(), id) : null, cancellation));

    /// <param name="id">Of the escalation.</param>
    /// <param name="who">A supervisor.</param>
    /// <param name="recipient">One of the directory's; null: the next on call. The owner of now again: a new link.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    public async Task<Step> AssignAsync(Guid id, EscalationActor who, Guid? recipient, CancellationToken cancellation)
    {
        EscalationOwner? to = null;
        if (recipient is not null)
        {
            if (await escalations.ReadAsync(id, cancellation) is not { } known)
                return Step.Refused(Refusal.EscalationUnknown);
            to = known.Owner?.Id == recipient ? known.Owner : RaiseEscalation.Owner((await queue.ReadDutyAsync(cancellation)).Partners, known.Kind, recipient);
            if (to is null)
                return Step.Refused(Refusal.Incomplete);
        }
        return await ShowAsync(escalations.AssignAsync(id, who, to, cancellation));
    }

    public Task<Step> RevokeLinkAsync(Guid id, EscalationActor who, CancellationToken cancellation) => ShowAsync(escalations.RevokeLinkAsync(id, who, cancellation));

    private static Task<Step> Incomplete => Task.FromResult(Step.Refused(Refusal.Incomplete));

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= RaiseEscalation.LongestText;

    private async Task<Step> ShowAsync(Task<Step> act)
    {
        var step = await act;
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
