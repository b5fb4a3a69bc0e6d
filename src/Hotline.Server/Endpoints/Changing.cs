using System.Security.Claims;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>One change of a person: finds the person, asks whether it may be, does it, and answers with the person as it is afterwards.</summary>
public sealed class Changing(KeepPerson persons, ICareRecord care, PersonAccess access, PersonViews views, TimeProvider time, IHttpContextAccessor http)
{
    public KeepPerson Persons => persons;

    /// <param name="id">Which person.</param>
    /// <param name="what">For the audit trail.</param>
    /// <param name="reason">Why, where the change needs it.</param>
    /// <param name="act">The change; null answers with the person, anything else is the answer.</param>
    public async Task<IResult> HandleAsync(Guid id, string what, string? reason, Func<Person, Guid, CancellationToken, Task<IResult?>> act)
    {
        var (who, cancellation) = (http.HttpContext!.User, http.HttpContext.RequestAborted);
        if (await persons.ReadAsync(id, cancellation) is not { } person)
            return Results.NotFound(new Problem("unknown", "There is no person with this id in the record."));
        if (await access.ChangeAsync(person, who, what, reason, cancellation) is { } refused)
            return refused;
        return await act(person, who.Guid(), cancellation) ?? Results.Ok(await views.MakeAsync((await persons.ReadAsync(id, cancellation))!, cancellation));
    }

    public async Task<Guid?> OpenCaseAsync(Guid person, CancellationToken cancellation) =>
        (await care.ReadHistoryAsync(person, cancellation)).Cases.LastOrDefault(c => c.ClosedAt is null)?.Id;

    public Task<bool> CloseCaseAsync(Guid person, Guid open, Guid by, CancellationToken cancellation) => care.CloseCaseAsync(person, open, by, time.GetUtcNow(), cancellation);
}
