using System.Security.Claims;
using Hotline.Core.Audit;
using Hotline.Core.Blobs;
using Hotline.Core.Record;
using Hotline.Core.Recordings;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Recorded conversations: supervisors and administrators, with a reason where it is another's contact, and each listening is written down first.</summary>
public static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/contacts/{id:guid}/recordings").RequireAuthorization(Policies.Supervisor);
        group.MapGet("", async (Guid id, IRecordings recordings, CancellationToken cancellation) =>
            Results.Ok((await recordings.ReadAsync(id, cancellation)).Select(r => new RecordingView(r.Id, r.StartedAt, r.Seconds)).ToList()));
        group.MapPost("{recording:guid}/listen", ListenAsync).AddEndpointFilter<RequestedWithFilter>();
    }

    private static async Task<IResult> ListenAsync(
        Guid id, Guid recording, OpenRequest request, IRecord record, IRecordings recordings, SealedBlobs blobs, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await record.ReadStoryAsync(id, cancellation) is not { } story || !(await recordings.ReadAsync(id, cancellation)).Any(r => r.Id == recording))
            return Results.NotFound(new Problem("unknown", "There is no such recording."));
        if (string.IsNullOrWhiteSpace(request.Reason) && RecordAccess.NeedsReason(who.Guid(), story.Contact.Counsellor))
        {
            await note.HandleAsync(who.Id(), AuditAct.Refused, AuditSubject.Contact, id, OpenStory.ReasonNeeded, null, cancellation);
            return Results.Json(new Problem(OpenStory.ReasonNeeded, "This is another counsellor's conversation: say why it is listened to."), statusCode: StatusCodes.Status403Forbidden);
        }
        if (await blobs.OpenAsync(BlobNames.Recording(id, recording), cancellation) is not { } audio)
            return Results.NotFound(new Problem("unknown", "The audio is gone."));
        await note.HandleAsync(who.Id(), AuditAct.Opened, AuditSubject.Contact, id, $"recording:{recording:N}", request.Reason, cancellation);
        return Results.Stream(audio, "audio/wav");
    }
}
