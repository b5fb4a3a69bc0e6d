using System.Security.Claims;
using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Blobs;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Server.Endpoints;

/// <summary>
/// Listening to what a caller left: its own counsellor, or a supervisor with a reason. Asking to listen is what the audit trail keeps; the
/// address that comes back is this person's for ten minutes, so that a player may ask for it piece by piece.
/// </summary>
public static class AudioEndpoints
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static void MapAudio(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/contacts/{id:guid}/listen", ListenAsync).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapGet("/api/contacts/{id:guid}/audio", async (Guid id, string? key, ClaimsPrincipal who, IDataProtectionProvider protection, SealedBlobs blobs, HttpContext context) =>
        {
            if (!IsFor(key, id, who, protection))
                return Results.NotFound();
            if (await blobs.OpenAsync(BlobNames.Message(id), context.RequestAborted) is not { } audio)
                return Results.NotFound();
            context.Response.Headers.CacheControl = "no-store";
            return Results.Stream(audio, "audio/wav", enableRangeProcessing: true);
        }).RequireAuthorization();
    }

    private static async Task<IResult> ListenAsync(
        Guid id, OpenRequest request, ClaimsPrincipal who, IContactQueue queue, IRecord record, NoteAccess note, IDataProtectionProvider protection, CancellationToken cancellation)
    {
        var contact = (await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact ?? (await record.ReadContactsAsync([id], cancellation)).SingleOrDefault();
        if (contact?.Left?.Audio is not AudioState.Kept)
            return Results.NotFound(new Problem("unknown", "There is no audio of this contact."));
        var others = RecordAccess.NeedsReason(who.Guid(), contact.Counsellor);
        if (others && (!who.Supervises() || string.IsNullOrWhiteSpace(request.Reason)))
        {
            await note.HandleAsync(who.Id(), AuditAct.Refused, AuditSubject.Contact, id, OpenStory.ReasonNeeded, null, cancellation);
            return Results.Json(new Problem(OpenStory.ReasonNeeded, "This is another counsellor's contact: a supervisor says why it is listened to."), statusCode: StatusCodes.Status403Forbidden);
        }
        await note.HandleAsync(who.Id(), AuditAct.Listened, AuditSubject.Contact, id, "message", others ? request.Reason : null, cancellation);
        var key = Protector(protection).Protect($"{id:N}:{who.Id()}", Life);
        return Results.Ok(new ListenView($"/api/contacts/{id}/audio?key={Uri.EscapeDataString(key)}"));
    }

    private static bool IsFor(string? key, Guid id, ClaimsPrincipal who, IDataProtectionProvider protection)
    {
        try
        {
            return key is { Length: > 0 and < 2_000 } && Protector(protection).Unprotect(key) == $"{id:N}:{who.Id()}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("Hotline.Listen.v1").ToTimeLimitedDataProtector();
}
