using System.Security.Claims;
using Hotline.Core.Audit;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Opens one contact's story: asks for a reason where it is somebody else's, and writes it down before anything is shown.</summary>
public sealed class OpenStory(IRecord record, ICareRecord care, NoteAccess note, StoryLines lines, Views views)
{
    public const string ReasonNeeded = "reasonNeeded";

    public async Task<IResult> HandleAsync(Guid id, ClaimsPrincipal who, string? reason, CancellationToken cancellation)
    {
        if (await record.ReadStoryAsync(id, cancellation) is not { } story)
            return Results.NotFound(new Problem("unknown", "There is no contact with this id in the record."));
        if (string.IsNullOrWhiteSpace(reason) && RecordAccess.NeedsReason(who.Guid(), story.Contact.Counsellor))
        {
            await note.HandleAsync(who.Id(), AuditAct.Refused, AuditSubject.Contact, id, ReasonNeeded, null, cancellation);
            return Results.Ok(new StoryAnswer(true, null));
        }
        await note.HandleAsync(who.Id(), AuditAct.Opened, AuditSubject.Contact, id, "story", reason, cancellation);
        var (planned, attempts) = await care.ReadFollowUpsOfAsync(id, cancellation);
        var follows = story.Contact.FollowUp is { } followUp ? (await care.ReadFollowUpAsync(followUp, cancellation))?.Contact : null;
        return Results.Ok(new StoryAnswer(false, new StoryView(
            ContactEndpoints.Row(story.Contact), await lines.MakeAsync(story, cancellation),
            views.Messages(story.Messages, id), story.Form is null ? null : views.Form(story.Form, id), story.Survey, follows,
            [.. planned.Select(f => new StoryFollowUp(f.Id, f.Step, f.DueAt, f.State, f.Attempt,
                [.. attempts.Where(a => a.FollowUp == f.Id).Select(a => new StoryAttempt(a.At, a.Outcome, a.Contact, views.Open(a.Note, a.Id)))]))], story.Contact.Notices)));
    }
}
