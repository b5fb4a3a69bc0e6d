using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Persons of concern and their cases. Each opening and each change is audited before it is answered.</summary>
public static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder app)
    {
        // For whom the contact is offered to, before it is accepted, and for whom it belongs to.
        app.MapGet("/api/contacts/{id:guid}/person", RecogniseAsync).RequireAuthorization();
        var group = app.MapGroup("/api/persons").RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        group.MapPost("find", FindAsync);
        group.MapPost("", SaveAsync);
        group.MapGet("{id:guid}", (Guid id, ClaimsPrincipal who, KeepPerson persons, PersonAccess access, PersonViews views, CancellationToken cancellation) => OpenAsync(id, null, who, persons, access, views, cancellation));
        group.MapPost("{id:guid}/open", (Guid id, OpenRequest request, ClaimsPrincipal who, KeepPerson persons, PersonAccess access, PersonViews views, CancellationToken cancellation) =>
            OpenAsync(id, request.Reason, who, persons, access, views, cancellation));
        group.MapPost("{id:guid}/tier", (Guid id, TierRequest request, Changing change) => string.IsNullOrWhiteSpace(request.Reason) || !Enum.IsDefined(request.Tier)
            ? Task.FromResult(Results.BadRequest(new Problem("invalid", "reason: a change of the tier says why")))
            : change.HandleAsync(id, "tier", request.Reason, async (person, by, cancellation) =>
                await change.Persons.ChangeTierAsync(person, request.Tier, Short(request.Reason), request.ReviewAt, by, cancellation) ? null : Conflict()));
        group.MapPost("{id:guid}/code", (Guid id, Changing change) => change.HandleAsync(id, "code", null, async (person, _, cancellation) =>
            Results.Ok(new CodeView(await change.Persons.IssueCodeAsync(person.Id, cancellation)))));
        group.MapPost("{id:guid}/entries", (Guid id, EntryRequest request, Changing change) => string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > PersonNotes.MaxLength || !Enum.IsDefined(request.Kind)
            ? Task.FromResult(Results.BadRequest(new Problem("invalid", $"text: 1 to {PersonNotes.MaxLength} characters")))
            : change.HandleAsync(id, "entry", null, async (person, by, cancellation) =>
            {
                await change.Persons.AddEntryAsync(person.Id, await change.OpenCaseAsync(person.Id, cancellation), request.Kind, request.Text.Trim(), request.Contact, by, cancellation);
                return null;
            }));
        group.MapPost("{id:guid}/case", (Guid id, CaseRequest request, Changing change) => change.HandleAsync(id, "case", null, async (person, by, cancellation) =>
        {
            if (await change.OpenCaseAsync(person.Id, cancellation) is { } open)
                return string.IsNullOrWhiteSpace(request.Title) && await change.CloseCaseAsync(person.Id, open, by, cancellation) ? null : Conflict();
            if (string.IsNullOrWhiteSpace(request.Title))
                return Results.BadRequest(new Problem("invalid", "title: a case has one"));
            await change.Persons.OpenCaseAsync(person.Id, Short(request.Title), by, cancellation);
            return null;
        }));
    }

    private static async Task<IResult> RecogniseAsync(Guid id, ClaimsPrincipal who, IContactQueue queue, RecogniseCaller recognise, NoteAccess note, CancellationToken cancellation)
    {
        var contact = (await queue.ReadDeskAsync(who.Guid(), cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == id)?.Contact;
        if (contact is null)
            return Results.Json(new Problem(nameof(Refusal.NotYours), "This contact is not on your desk."), statusCode: StatusCodes.Status403Forbidden);
        if (await recognise.HandleAsync(contact, cancellation) is not var (person, by, contacts, last))
            return Results.NoContent();
        await note.HandleAsync(who.Id(), AuditAct.Opened, AuditSubject.Person, person.Id, $"recognised by {by}", null, cancellation);
        return Results.Ok(new RecognisedView(person.Id, by, person.Notes.Alias ?? person.Notes.Name, person.Tier, person.Frequent, person.Notes.AgreedPlan, person.Notes.Summary, contacts, last));
    }

    private static async Task<IResult> FindAsync(FindPersonRequest request, ClaimsPrincipal who, ICareRecord care, TextCipher cipher, PersonViews views, NoteAccess note, CancellationToken cancellation)
    {
        var key = request switch
        {
            { Code: { Length: > 0 } code } => ReturnCode.Read(code) is { } read ? PersonKeys.Code(read, cipher) : null,
            { Phone: { Length: > 0 and <= 40 } phone } => PersonKeys.Phone(phone, cipher),
            { Name: { Length: > 0 and <= 100 } name } => PersonKeys.Name(name, cipher),
            _ => null,
        };
        if (key is null)
            return Results.BadRequest(new Problem("invalid", "Give an exact name, a number or a return code."));
        await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.Person, null, key.Kind.ToString(), null, cancellation);
        return Results.Ok((await care.FindPersonsAsync(key, cancellation)).Select(views.Row));
    }

    private static async Task<IResult> SaveAsync(SavePersonRequest request, ClaimsPrincipal who, IContactQueue queue, ICareRecord care, KeepPerson persons, ReadSafety safety, ReportHarm report, PersonAccess access, TimeProvider time, CancellationToken cancellation)
    {
        if (request.Person is not { } person || person.Id == Guid.Empty || person.Notes is null || Texts(person.Notes).Any(t => t?.Length > PersonNotes.MaxLength))
            return Results.BadRequest(new Problem("invalid", $"notes: each text may have {PersonNotes.MaxLength} characters at most"));
        if (SafeHours.Problem(person.SafeHours) is { } problem)
            return Results.BadRequest(new Problem("invalid", problem));
        var known = await persons.ReadAsync(person.Id, cancellation);
        if (known is null != person.Version is 0)
            return Conflict();
        // A contact is linked by whoever has it, or by a supervisor.
        var mine = request.Contact is { } id ? (await queue.ReadDeskAsync(who.Guid(), cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == id && c.Contact.Counsellor == who.Guid()) : null;
        if (request.Contact is not null && mine is null && !who.Supervises())
            return Results.Json(new Problem(nameof(Refusal.NotYours), "This contact is not on your desk."), statusCode: StatusCodes.Status403Forbidden);
        if (await access.ChangeAsync(known ?? person with { MadeBy = who.Guid() }, who, Changes(known, person), null, cancellation) is { } refused)
            return refused;
        // Coded facts of a change come from the page; who made it, when, and the tier do not.
        var next = known is null ? person : person with { MadeAt = known.MadeAt, MadeBy = known.MadeBy, Tier = known.Tier, TierSince = known.TierSince, ReviewAt = known.ReviewAt };
        // A suspicion of harm at home sets unsafe, whatever was chosen.
        if (await safety.SuspectsHarmAsync(known, mine, cancellation))
            next = next with { GuardianSafety = GuardianSafety.Unsafe };
        if (await persons.SaveAsync(next, who.Guid(), cancellation) is not { } saved)
            return Conflict();
        if (request.Contact is { } contact)
            await care.LinkContactAsync(new PersonContact(contact, saved.Id, (await care.ReadHistoryAsync(saved.Id, cancellation)).Cases.LastOrDefault(c => c.ClosedAt is null)?.Id, time.GetUtcNow(), who.Guid()), cancellation);
        if (mine is not null)
            await report.HandleAsync(mine, saved.AgeBand, CancellationToken.None);
        return Results.Ok(saved);
    }

    private static async Task<IResult> OpenAsync(Guid id, string? reason, ClaimsPrincipal who, KeepPerson persons, PersonAccess access, PersonViews views, CancellationToken cancellation)
    {
        if (await persons.ReadAsync(id, cancellation) is not { } person)
            return Results.NotFound(new Problem("unknown", "There is no person with this id in the record."));
        return Results.Ok(await access.OpensAsync(person, who, reason, cancellation) ? new PersonAnswer(false, await views.MakeAsync(person, cancellation)) : new PersonAnswer(true, null));
    }

    /// <summary>For the audit trail: what decides whether somebody is contacted, in codes.</summary>
    private static string Changes(Person? known, Person next)
    {
        if (known is null)
            return "new";
        List<string> changes = ["notes"];
        if (known.SafeToContact != next.SafeToContact)
            changes.Add($"safeToContact {known.SafeToContact?.ToString() ?? "unknown"}>{next.SafeToContact?.ToString() ?? "unknown"}");
        if (known.GuardianSafety != next.GuardianSafety)
            changes.Add($"guardianSafety {known.GuardianSafety}>{next.GuardianSafety}");
        if (HotlineJson.Write(known.SafeHours) != HotlineJson.Write(next.SafeHours))
            changes.Add("safeHours");
        return string.Join(", ", changes);
    }

    private static IEnumerable<string?> Texts(PersonNotes n) => [n.Alias, n.Name, n.Phone, n.School, n.Guardian, n.SafeTimes, n.AgreedPlan, n.Summary];

    internal static IResult Conflict() => Results.Conflict(new Problem("changed", "Somebody else changed this in the meantime; nothing was overwritten."));

    private static string Short(string text) => text.Length > 500 ? text[..500] : text;
}
