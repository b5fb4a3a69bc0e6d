using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>What an adapter knows of an arrival.</summary>
public sealed record Arrival
{
    public required Guid Id { get; init; }
    public required string Line { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>What the caller answered; the alias in clear, sealed here.</summary>
    public CallerAnswers? Answers { get; init; }

    /// <summary>A return code as the caller typed it; only its keyed hash is kept.</summary>
    public string? ReturnCode { get; init; }
    public string? CallSid { get; init; }

    /// <summary>A chat's network address in clear, sealed here; null where there is none.</summary>
    public string? NetworkAddress { get; init; }
    public string? Dialled { get; init; }

    /// <summary>The caller's number in clear, E.164, null when withheld; sealed here.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>When the contact first arrived, where an adapter vouches for it (a call that outlived the store keeps its place); null is now.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>A chat by an invitation: the follow-up that it is.</summary>
    public FollowUps.OpenedChat? FollowUp { get; init; }

    /// <summary>The priority that it had then; the caller's answers may only raise it.</summary>
    public Priority Priority { get; init; }
}

public abstract record Received
{
    public sealed record Waits(Contact Contact) : Received;
    public sealed record LineClosed(Line Line) : Received;
    public sealed record Refused(Refusal Refusal) : Received;
}

/// <summary>A contact arrives: sealed, stored, matched with a free counsellor if there is one, and shown.</summary>
public sealed class ReceiveContact(IContactQueue queue, KnownLines lines, INotifier notifier, TextCipher cipher, TimeProvider time)
{
    public const int LongestAlias = 40;
    private const int MostTries = 3;

    /// <exception cref="LiveStateUnavailableException">The store cannot be reached; nothing was received, or the same id may be tried again.</exception>
    public async Task<Received> HandleAsync(Arrival arrival, CancellationToken cancellation)
    {
        // By what this node knows, which is one question to the store. That a line is closed is said only by what the store knows.
        if (await lines.FindAsync(l => l.Code == arrival.Line, cancellation) is { Line: { } known, Sure: true }
            && await TryAsync(arrival, known, time.GetUtcNow(), cancellation) is { } received and not Received.LineClosed)
            return received;
        for (var tries = 1; ; tries++)
        {
            var clock = queue.ReadClockAsync(cancellation);
            var line = (await lines.ReadAsync(cancellation)).FirstOrDefault(l => l.Code == arrival.Line);
            var now = await clock;
            if (line is null)
                return new Received.Refused(Refusal.LineUnknown);
            if (await TryAsync(arrival, line, now, cancellation) is { } answer)
                return answer;
            // The minute turned, or the settings changed, between two questions.
            if (tries == MostTries)
                return new Received.Refused(Refusal.Outdated);
        }
    }

    /// <summary>Null when the line's settings or the time were not the store's.</summary>
    private async Task<Received?> TryAsync(Arrival arrival, Line line, DateTimeOffset now, CancellationToken cancellation)
    {
        // A caller who was let in while the line was open is not sent away because a store was lost in the meantime.
        var earlier = arrival.ArrivedAt is { } at && at < now ? at : (DateTimeOffset?)null;
        var arrived = earlier ?? now;
        if (!line.IsOpenAt(arrived, arrival.Channel))
            return new Received.LineClosed(line);

        var answers = Seal(arrival.Answers, arrival.ReturnCode, arrival.Id);
        var usual = line.RequirementOf(arrival.Channel, answers);
        var requirement = arrival.FollowUp is { } by ? FollowUps.OpenChat.Requirement(by, usual) : usual;
        var (day, hour) = line.LocalTime(arrived);
        var contact = new Contact
        {
            Id = arrival.Id,
            Line = line.Code,
            Channel = arrival.Channel,
            // We asked for it: it stands in no rate.
            Direction = arrival.FollowUp is null ? Direction.Inbound : Direction.Outbound,
            FollowUp = arrival.FollowUp?.FollowUp.Id,
            Requirement = requirement.Canonical(),
            Plan = Relaxation.Plan(requirement, arrival.FollowUp is { } opened ? FollowUps.OpenChat.Relaxation(opened, line) : line.Relaxation),
            // A caller's own answer may only raise; no answer never means safe (domain.md, section 3).
            Priority = (Priority)Math.Max((int)arrival.Priority, (int)(arrival.Answers?.SafeNow switch
            {
                SafeNow.NotSafe => Priority.Immediate,
                SafeNow.Unsure => Priority.High,
                _ => Priority.Routine,
            })),
            // The store's own time, unless an adapter vouches for an earlier one.
            Arrived = earlier ?? default,
            Day = day,
            Hour = hour,
            Answers = answers,
            Notices = Given(line, arrival),
            NetworkAddress = arrival.NetworkAddress is { Length: > 0 and <= 64 } address ? cipher.Encrypt(address, arrival.Id) : null,
            Signs = answers?.SafeNow switch
            {
                SafeNow.NotSafe => Answered(RiskLevel.Immediate, now),
                SafeNow.Unsure => Answered(RiskLevel.High, now),
                _ => null,
            },
            Call = arrival.CallSid is null ? null : new CallLegs
            {
                CallerSid = arrival.CallSid,
                Dialled = arrival.Dialled,
                CallerNumber = arrival.CallerNumber is { } number ? cipher.Encrypt(number, arrival.Id) : null,
                CallerKey = arrival.CallerNumber is { } known ? cipher.Fingerprint(known) : null,
            },
        };
        var step = await queue.ReceiveAsync(contact, requirement, AsOf.Of(line, now), cancellation);
        if (step.Refusal is Refusal.Outdated)
            return null;
        if (!step.Done)
            return new Received.Refused(step.Refusal.Value);
        await notifier.ShowAsync(step.Events);
        // The caller's own older contact, a callback that waited, is the one that goes on.
        if (step.Value is { ValueKind: System.Text.Json.JsonValueKind.String } value && value.TryGetGuid(out var older)
            && (await queue.ReadCallerAsync(older, int.MaxValue, cancellation))?.Contact is { } goesOn)
            return new Received.Waits(goesOn);
        return new Received.Waits(step.Events.LastOrDefault(e => e.Contact?.Id == contact.Id)?.Contact ?? contact);
    }

    /// <summary>A call hears the recording notice before anything else, also where recording can be refused with a key.</summary>
    private static Notice[]? Given(Line line, Arrival arrival) =>
        arrival.Channel is Channel.Voice && line.Recording is not LineRecording.Off && Prompts.Of(line, PromptName.RecordingNotice, arrival.Answers?.Language is "en") is not { Text: null, Audio: null }
            ? [Notice.Recording] : null;

    private static Dictionary<string, Sign> Answered(RiskLevel level, DateTimeOffset at) =>
        new() { ["answer"] = new Sign { At = at, Source = SignSource.Answer, Level = level } };

    private CallerAnswers? Seal(CallerAnswers? given, string? returnCode, Guid contact)
    {
        // Only what was typed here counts: a page cannot hand in a hash.
        var code = Persons.ReturnCode.Read(returnCode);
        given = given is null && code is null ? null : (given ?? new CallerAnswers()) with { ReturnKey = code is null ? null : Persons.PersonKeys.Code(code, cipher).Hash };
        // Codes that no page of ours sends are left out: each event carries them.
        var answers = given is null ? null : given with
        {
            County = given.County is { Length: > 0 and <= 16 } county && county.All(char.IsAsciiLetterOrDigit) ? county : null,
            Language = given.Language is "zh-CN" or "en" ? given.Language : null,
        };
        if (answers?.Alias is not { Length: > 0 } alias)
            return answers is null ? null : answers with { Alias = null };
        return answers with { Alias = cipher.Encrypt(alias[..Math.Min(alias.Length, LongestAlias)], contact) };
    }
}
