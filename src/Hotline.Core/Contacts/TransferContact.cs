using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>Where a contact is to go: the queue of a line, or a person, who is asked first for a minute.</summary>
public sealed record TransferTarget(string? Line, Guid? Counsellor);

/// <summary>
/// Cold transfer: the contact goes back into a queue with its transcript and its place. By the counsellor who has it, or by a
/// supervisor, who may also move one that waits or is offered.
/// </summary>
public sealed class TransferContact(IContactQueue queue, INotifier notifier, RunOutbox outbox, TextCipher cipher)
{
    public const int LongestNote = 500;

    /// <summary>How long a named person is asked before everybody is.</summary>
    private static readonly RelaxationStep[] PersonFirst = [new() { AfterSeconds = 60, DropCounsellor = true }];

    /// <param name="contact">Which contact.</param>
    /// <param name="owner">The counsellor whose contact it must be; null for a supervisor.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="target">Line or person; both empty sends it back to its own line.</param>
    /// <param name="note">Why, in clear; sealed here.</param>
    public async Task<Step> HandleAsync(Guid contact, Guid? owner, Guid by, TransferTarget target, string? note, CancellationToken cancellation)
    {
        if (await queue.ReadCallerAsync(contact, int.MaxValue, cancellation) is not { Contact: { } known })
            return Step.Refused(Refusal.ContactUnknown);
        var code = target.Line ?? known.Line;
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == code);
        if (line is null)
            return Step.Refused(Refusal.LineUnknown);
        var to = line.RequirementOf(known.Channel, known.Answers);
        IReadOnlyList<RelaxationStep>? steps = line.Relaxation;
        if (target.Counsellor is { } person)
            // What the line asks for is a supervisor's or a colleague's judgement here; afterwards everybody on the line may take it.
            (to, steps) = (new Requirement { Line = code, Channel = known.Channel, Counsellor = person }, PersonFirst);
        var sealedNote = note is { Length: > 0 } ? cipher.Encrypt(note[..Math.Min(note.Length, LongestNote)], contact) : null;
        var step = await queue.TransferAsync(contact, owner, by.ToString(), to, Relaxation.Plan(to, steps), sealedNote, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
