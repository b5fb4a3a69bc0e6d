using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Duty;

/// <summary>What came of a change: the sentence that says what is wrong, or the live state's answer.</summary>
public sealed record DutyOutcome(string? Problem, Refusal? Refusal)
{
    public bool Done => Problem is null && Refusal is null;
}

/// <summary>Changes the rota and the directory: checks, seals what names people, and keeps it live.</summary>
public sealed class KeepDuty(IContactQueue queue, INotifier notifier, TextCipher cipher, TimeProvider time)
{
    /// <param name="shift">Its version is the one that the change started from; 0 makes it. What is sealed in it is made here.</param>
    /// <param name="person">Who is on.</param>
    /// <param name="by">The account that changes it.</param>
    public async Task<DutyOutcome> SaveAsync(Shift shift, DutyPerson person, string by)
    {
        if ((shift.Problem() ?? person.Problem(shift.Staff is not null)) is { } problem)
            return new DutyOutcome(problem, null);
        var clean = person with { Name = person.Name.Trim(), Number = PhoneNumber.Parse(person.Number), Email = Given(person.Email) };
        return await KeepAsync(shift with { Sealed = cipher.Encrypt(HotlineJson.Write(clean), shift.Id), Removed = null }, by);
    }

    /// <summary>Takes a shift out of the rota.</summary>
    /// <param name="shift">As it is kept.</param>
    /// <param name="by">The account that changes it.</param>
    public Task<DutyOutcome> RemoveAsync(Shift shift, string by) => KeepAsync(shift with { Removed = time.GetUtcNow() }, by);

    /// <param name="partner">Its version is the one that the change started from; 0 makes it. What is sealed in it is made here.</param>
    /// <param name="contact">How to reach it.</param>
    /// <param name="by">The account that changes it.</param>
    public async Task<DutyOutcome> SaveAsync(Partner partner, PartnerContact contact, string by)
    {
        if ((partner.Problem() ?? contact.Problem(partner.Delivery)) is { } problem)
            return new DutyOutcome(problem, null);
        var kept = partner with { Name = partner.Name.Trim(), Serves = Given(partner.Serves), County = Given(partner.County), Sealed = cipher.Encrypt(HotlineJson.Write(Clean(contact)), partner.Id) };
        // Once the store has it, it must be told whatever becomes of the request.
        var step = await queue.SetPartnerAsync(kept, by, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
        return new DutyOutcome(null, step.Refusal);
    }

    /// <summary>As it is kept: numbers as they are dialled, nothing empty.</summary>
    internal static PartnerContact Clean(PartnerContact contact) =>
        new(Given(contact.Person), [.. contact.Numbers.Select(n => PhoneNumber.Parse(n)!).Distinct()], Given(contact.Email), Given(contact.Note));

    /// <summary>Null where it cannot be opened: its key is gone.</summary>
    public DutyPerson? Open(Shift shift) => cipher.TryRead<DutyPerson>(shift.Sealed, shift.Id);

    /// <summary>Null where it cannot be opened: its key is gone.</summary>
    public PartnerContact? Open(Partner partner) => cipher.TryRead<PartnerContact>(partner.Sealed, partner.Id);

    private async Task<DutyOutcome> KeepAsync(Shift shift, string by)
    {
        var step = await queue.SetShiftAsync(shift with { County = Given(shift.County) }, by, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
        return new DutyOutcome(null, step.Refusal);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
