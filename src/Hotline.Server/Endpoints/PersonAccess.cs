using System.Security.Claims;
using Hotline.Core.Audit;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>
/// Whose person it is: whoever had a contact of the person, wrote the first note, or has one of the person's contacts on the desk now. Everybody else says
/// why; only supervisors change what is not theirs.
/// </summary>
public sealed class PersonAccess(ICareRecord care, IContactQueue queue, RecogniseCaller recognise, NoteAccess note)
{
    /// <returns>True: it may be opened, and that is written down. False: somebody has to say why first, and that is written down, too.</returns>
    public async Task<bool> OpensAsync(Person person, ClaimsPrincipal who, string? reason, CancellationToken cancellation)
    {
        var opens = !string.IsNullOrWhiteSpace(reason) || await OwnsAsync(person, who.Guid(), cancellation);
        await note.HandleAsync(who.Id(), opens ? AuditAct.Opened : AuditAct.Refused, AuditSubject.Person, person.Id, opens ? "person" : "open", reason, cancellation);
        return opens;
    }

    /// <returns>Null: it may be changed, and that is written down. Else the answer that refuses.</returns>
    public async Task<IResult?> ChangeAsync(Person person, ClaimsPrincipal who, string what, string? reason, CancellationToken cancellation)
    {
        if (!who.Supervises() && !await OwnsAsync(person, who.Guid(), cancellation))
        {
            await note.HandleAsync(who.Id(), AuditAct.Refused, AuditSubject.Person, person.Id, what, null, cancellation);
            return Results.Json(new Problem("notYours", "This person is not in your care."), statusCode: StatusCodes.Status403Forbidden);
        }
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Person, person.Id, what, reason, cancellation);
        return null;
    }

    private async Task<bool> OwnsAsync(Person person, Guid reader, CancellationToken cancellation)
    {
        var history = await care.ReadHistoryAsync(person.Id, cancellation);
        if (!RecordAccess.NeedsReason(reader, history.Contacts.Select(c => c.Counsellor).Append(person.MadeBy)))
            return true;
        foreach (var item in (await queue.ReadDeskAsync(reader, cancellation))?.Contacts ?? [])
            if (item.Contact.Counsellor == reader && (await recognise.HandleAsync(item.Contact, cancellation))?.Person.Id == person.Id)
                return true;
        return false;
    }
}
