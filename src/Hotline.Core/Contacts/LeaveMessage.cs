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

    /// <summary>The caller said that being written to, by a text to the number, is safe.</summary>
    public bool MayText { get; init; }

    /// <summary>When that is, at most <see cref="LongestWhen"/> UTF-16 units.</summary>
    public string? When { get; init; }

    public const int LongestWhen = 100;

    /// <summary>Somebody who asks to be rung need say no more than that.</summary>
    public bool AsksForCall => this is { MayCall: true, CallerNumber: not null };

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
        var text = string.IsNullOrWhiteSpace(left.Note) ? null : left.Note;
        if (text?.Length > ChatMessage.MaxLength || left.When?.Length > SpokenOrWritten.LongestWhen || (left.Recording is null && text is null && !left.AsksForCall))
            return new MessageLeft.BadLength();
        if ((await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == left.Line) is not { } line)
            return new MessageLeft.Refused(Refusal.LineUnknown);
        if (!line.TakesMessages())
            return new MessageLeft.NotTaken();
        // Whoever waited before arrived then, and need not say again who it is; the store decides so, too.
        var before = left.Follows is { } follows ? (await queue.ReadCallerAsync(follows, int.MaxValue, cancellation))?.Contact : null;
        var answers = left.Answers ?? Move(before, left.Id);
        var requirement = line.RequirementOf(Channel.Message, answers);
        var arrived = before is { State: not ContactState.Abandoned } ? before.Arrived : await queue.ReadClockAsync(cancellation);
        var (day, hour) = line.LocalTime(arrived);
        var contact = new Contact
        {
            Id = left.Id, Line = line.Code, Channel = Channel.Message, Requirement = requirement.Canonical(), Plan = Relaxation.Plan(requirement, line.Relaxation),
            Arrived = arrived, Day = day, Hour = hour, Answers = answers, Follows = left.Follows,
            // A number that is not known cannot be rung, whatever was said.
            Left = new LeftMessage
            {
                Seconds = left.Seconds, MayCall = left.AsksForCall, MayText = left is { MayText: true, CallerNumber: not null } ? true : null,
                When = string.IsNullOrWhiteSpace(left.When) ? null : cipher.Encrypt(left.When, left.Id),
            },
            Call = left.CallerNumber is null ? null : new CallLegs
            {
                CallerNumber = cipher.Encrypt(left.CallerNumber, left.Id), CallerKey = cipher.Fingerprint(left.CallerNumber), Dialled = left.Dialled,
            },
        };
        var note = text is null ? null : new ChatMessage { Id = NoteOf(left.Id), Author = Author.Caller, Text = cipher.Encrypt(text, left.Id) };
        var step = await queue.LeaveMessageAsync(contact, requirement, note, left.Recording, cancellation);
        if (!step.Done)
            return new MessageLeft.Refused(step.Refusal.Value);
        await notifier.ShowAsync(step.Events);
        if (text is not null)
            await signs.ReadAsync(left.Id, 1, text, cancellation);
        return new MessageLeft.Kept(left.Id);
    }

    /// <summary>The alias is sealed with the contact that it was told to.</summary>
    private CallerAnswers? Move(Contact? before, Guid id) => before?.Answers is not { } answers ? null
        : answers with { Alias = cipher.TryDecrypt(answers.Alias, before.Id) is { } alias ? cipher.Encrypt(alias, id) : null };

    /// <summary>The id of the one message of a written contact: the same for the same contact.</summary>
    private static Guid NoteOf(Guid contact)
    {
        var bytes = contact.ToByteArray();
        bytes[^1] ^= 1;
        return new Guid(bytes);
    }
}
