using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Endpoints;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>What the line's overflow plan offers to a caller who writes.</summary>
public sealed partial class CallerHub
{
    public const string BadNumber = "badNumber", NotTaken = "notTaken";

    /// <summary>A number that anybody may type is rung only within the country: no toll fraud abroad, and no short number such as 120.</summary>
    private const string Country = "+86";

    public async Task<ActResult> LeaveNote(NoteRequest note)
    {
        if (note is null || note.NoteKey == Guid.Empty || string.IsNullOrEmpty(note.Line) || !Enum.IsDefined(note.Reply))
            return new ActResult(null, BadRequest);
        using var lease = limits.Start(Context.GetHttpContext());
        if (!limits.May(Context) || !lease.IsAcquired)
            return new ActResult(null, TooFast);
        var number = note.Reply is NoteReply.None ? null : PhoneNumber.Parse(note.Number);
        if (note.Reply is not NoteReply.None && number?.StartsWith(Country, StringComparison.Ordinal) != true)
            return new ActResult(null, BadNumber);
        var waiting = Bound is { } contact ? book.Contact(contact) : null;
        var left = await leave.HandleAsync(new SpokenOrWritten
        {
            // As with a contact: the page's random key makes the id, and nobody else can ask for it.
            Id = cipher.IdOf($"note:{note.NoteKey}"), Line = waiting?.Line ?? note.Line, Follows = Bound, Note = note.Text,
            MayCall = note.Reply is NoteReply.Ring, MayText = note.Reply is NoteReply.Text, CallerNumber = number, When = note.When,
            Answers = Bound is null && note.Language is "zh-CN" or "en" ? new CallerAnswers { Language = note.Language } : null,
        }, CancellationToken.None);
        return left switch
        {
            MessageLeft.Kept => new ActResult(null),
            MessageLeft.NotTaken => new ActResult(null, NotTaken),
            MessageLeft.BadLength => new ActResult(null, TooLong),
            MessageLeft.Refused refused => new ActResult(refused.Refusal),
            _ => throw new InvalidOperationException($"Unknown outcome {left.GetType().Name}."),
        };
    }

    /// <summary>Null where nothing is offered: a counsellor is on the way, or somebody is not safe and must not be sent anywhere else.</summary>
    private async Task<IReadOnlyList<WayView>?> WaysAsync(CallerView view)
    {
        if (view.Contact is not { State: ContactState.Waiting, Urgent: null, LostBy: null, Aside: null } waiting)
            return null;
        var line = (await queue.ReadLinesAsync(CancellationToken.None)).FirstOrDefault(l => l.Code == waiting.Line);
        var ways = line is null ? [] : PublicEndpoints.Ways(line.OverflowAt(time.GetUtcNow() - waiting.Arrived, view.Place?.Waiting ?? 0));
        return ways.Count > 0 ? ways : null;
    }
}
