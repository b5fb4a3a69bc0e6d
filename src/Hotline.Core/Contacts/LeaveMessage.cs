using Hotline.Core.Chat;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>A message as an adapter has it, in clear: spoken (<see cref="Recording"/>) or written (<see cref="Note"/>).</summary>
public sealed record SpokenOrWritten
{
    /// <summary>The same id again is the same message.</summary>
    public required Guid Id { get; init; }
    public required string Line { get; init; }

    /// <summary>The contact that waited before, where there was one.</summary>
    public Guid? Follows { get; init; }
    public string? Recording { get; init; }
    public int Seconds { get; init; }
    public string? Note { get; init; }

    /// <summary>The caller said that being rung is safe.</summary>
    public bool MayCall { get; init; }

    /// <summary>E.164, null when it is not known.</summary>
    public string? CallerNumber { get; init; }
    public string? Dialled { get; init; }
    public CallerAnswers? Answers { get; init; }
}

public abstract record MessageLeft
{
    public sealed record Kept(Guid Contact) : MessageLeft;

    /// <summary>The line takes no messages.</summary>
    public sealed record NotTaken : MessageLeft;
    public sealed record BadLength : MessageLeft;
    public sealed record Refused(Refusal Refusal) : MessageLeft;
}

/// <summary>A caller leaves a message instead of waiting, or because the line is closed. It is a contact like others, and as private.</summary>
public sealed class LeaveMessage(IContactQueue queue, INotifier notifier, TextCipher cipher, NoteSigns signs)
{
    public async Task<MessageLeft> HandleAsync(SpokenOrWritten left, CancellationToken cancellation)
    {
        if (left.Recording is null && (string.IsNullOrWhiteSpace(left.Note) || left.Note.Length > ChatMessage.MaxLength))
            return new MessageLeft.BadLength();
        if ((await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == left.Line) is not { } line)
            return new MessageLeft.Refused(Refusal.LineUnknown);
        if (!line.TakesMessages())
            return new MessageLeft.NotTaken();
        var requirement = line.RequirementOf(Channel.Message, left.Answers);
        // Whoever waited before arrived then; the store decides so, too.
        var before = left.Follows is { } follows ? (await queue.ReadCallerAsync(follows, int.MaxValue, cancellation))?.Contact : null;
        var arrived = before is { State: not ContactState.Abandoned } ? before.Arrived : await queue.ReadClockAsync(cancellation);
        var (day, hour) = line.LocalTime(arrived);
        var contact = new Contact
        {
            Id = left.Id, Line = line.Code, Channel = Channel.Message, Requirement = requirement.Canonical(), Plan = Relaxation.Plan(requirement, line.Relaxation),
            Arrived = arrived, Day = day, Hour = hour, Answers = left.Answers, Follows = left.Follows,
            // A number that is not known cannot be rung, whatever was said.
            Left = new LeftMessage { Seconds = left.Seconds, MayCall = left is { MayCall: true, CallerNumber: not null } },
            Call = left.CallerNumber is null ? null : new CallLegs
            {
                CallerNumber = cipher.Encrypt(left.CallerNumber, left.Id), CallerKey = cipher.Fingerprint(left.CallerNumber), Dialled = left.Dialled,
            },
        };
        var note = left.Note is null ? null : new ChatMessage { Id = NoteOf(left.Id), Author = Author.Caller, Text = cipher.Encrypt(left.Note, left.Id) };
        var step = await queue.LeaveMessageAsync(contact, requirement, note, left.Recording, cancellation);
        if (!step.Done)
            return new MessageLeft.Refused(step.Refusal.Value);
        await notifier.ShowAsync(step.Events);
        if (left.Note is not null)
            await signs.ReadAsync(left.Id, 1, left.Note, cancellation);
        return new MessageLeft.Kept(left.Id);
    }

    /// <summary>The id of the one message of a written contact: the same for the same contact.</summary>
    private static Guid NoteOf(Guid contact)
    {
        var bytes = contact.ToByteArray();
        bytes[^1] ^= 1;
        return new Guid(bytes);
    }
}
