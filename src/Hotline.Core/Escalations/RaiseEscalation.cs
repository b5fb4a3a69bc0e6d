using System.Security.Cryptography;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>What a person raises, texts in clear.</summary>
/// <param name="Id">Made by the screen: pressed twice, it is raised once.</param>
/// <param name="Kind">What is needed.</param>
/// <param name="Contact">Whose need it is.</param>
/// <param name="Summary">What whoever is asked must know, and no more.</param>
/// <param name="Whereabouts">Emergency: what the caller said of where he or she is.</param>
/// <param name="Recipient">Whom to ask first; null: the chain decides.</param>
/// <param name="Consent">Green channel: what may go back to the school.</param>
/// <param name="ReturnTo">Green channel: to which school.</param>
/// <param name="Serves">The pupil's school or township as the directory names it; null: the record form's school, where the directory knows it.</param>
/// <param name="Care">Green channel: what is asked for.</param>
/// <param name="VicePrincipal">Green channel: the psychological vice-principal; null: whoever the chosen hospital names.</param>
/// <param name="Cause">Raised by the system: why. A person writes a summary.</param>
public sealed record EscalationDraft(
    Guid Id, EscalationKind Kind, Guid Contact, string? Summary, string? Whereabouts = null, Guid? Recipient = null, ResultConsent? Consent = null, Guid? ReturnTo = null,
    string? Serves = null, GreenCare? Care = null, string? VicePrincipal = null, EscalationCause? Cause = null);

/// <summary>A counsellor or a supervisor hands a contact's need to someone who must acknowledge, act and report back.</summary>
public sealed class RaiseEscalation(IEscalations escalations, FindContact contacts, IContactQueue queue, INotifier notifier, RunOutbox outbox, TextCipher cipher)
{
    public const int LongestText = 2_000, LongestName = 100;

    public async Task<Step> HandleAsync(EscalationDraft draft, EscalationActor who, CancellationToken cancellation)
    {
        if (draft.Id == Guid.Empty || !Enum.IsDefined(draft.Kind) || draft.Summary is { Length: > LongestText } || draft.Whereabouts is { Length: > LongestText } || draft.VicePrincipal is { Length: > LongestName })
            return Step.Refused(Refusal.Incomplete);
        // Ids of what a level raises by itself are made of the contact's: nobody may be there before it (lib/escalations.lua, raiseAtLevel).
        if (EscalationPolicy.IsAutomatic(draft.Id))
            return Step.Refused(Refusal.IdTaken);
        // Somebody outside who knows nothing of it must at least be told what is asked.
        if (draft.Kind is not (EscalationKind.SupervisorNow or EscalationKind.SupervisorBeforeClosing or EscalationKind.EmergencyHandOff) && string.IsNullOrWhiteSpace(draft.Summary))
            return Step.Refused(Refusal.Incomplete);
        if (await contacts.HandleAsync(draft.Contact, cancellation) is not { } contact)
            return Step.Refused(Refusal.ContactUnknown);
        if (who.Supervises is not true && contact.Counsellor != who.Id && contact.Consult?.With != who.Id)
            return Step.Refused(Refusal.NotYours);
        var serves = draft.Kind is EscalationKind.SchoolMentorGroup or EscalationKind.TownshipLiaison;
        var partners = draft.Recipient is null && draft.ReturnTo is null && !serves ? [] : (await queue.ReadDutyAsync(cancellation)).Partners;
        var green = draft.Kind is EscalationKind.GreenChannel;
        var step = await escalations.RaiseAsync(new Escalation
        {
            Id = draft.Id, Kind = draft.Kind, Contact = contact.Id, Line = contact.Line, County = await contacts.CountyAsync(contact, cancellation), Level = contact.Risk,
            Serves = serves ? Served(partners, draft.Kind, draft.Serves ?? await SchoolAsync(contact.Id, cancellation)) : null,
            RaisedBy = who.Id?.ToString() ?? "system", Counsellor = contact.Counsellor, Summary = Seal(draft.Summary, draft.Id), Cause = draft.Cause, Whereabouts = Seal(draft.Whereabouts, draft.Id),
            First = Owner(partners, draft.Kind, draft.Recipient), Consent = green ? draft.Consent ?? ResultConsent.Nothing : null,
            ReturnTo = green ? Owner(partners, EscalationKind.SchoolMentorGroup, draft.ReturnTo) : null,
            Care = green && draft.Care is { } care && Enum.IsDefined(care) ? care : null,
            VicePrincipal = green ? Seal(draft.VicePrincipal ?? Person(Choices(partners, draft.Kind).FirstOrDefault(p => p.Id == draft.Recipient)), draft.Id) : null,
        }, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }

    /// <summary>A partner of the directory whom a person chose.</summary>
    internal static EscalationOwner? Owner(IEnumerable<Partner> partners, EscalationKind kind, Guid? id) =>
        Choices(partners, kind).FirstOrDefault(p => p.Id == id) is { } found ? new EscalationOwner(OwnerKind.Partner, found.Id, found.Name, found.Delivery, found.Sealed) : null;

    /// <summary>Whom a person may choose for a kind.</summary>
    public static IEnumerable<Partner> Choices(IEnumerable<Partner> partners, EscalationKind kind) => partners.Where(p => p.Active && (kind switch
    {
        // 110 and 120 first; an agency such as the child protection office, where the report is mandatory.
        EscalationKind.EmergencyHandOff => p.Kind is PartnerKind.Police or PartnerKind.Ambulance,
        EscalationKind.MandatoryReport => p.Kind is PartnerKind.Agency or PartnerKind.Police,
        _ => p.Kind.ToString() == EscalationPolicy.RoleOf(kind).ToString(),
    }));

    private string? Person(Partner? partner) => partner is null ? null : cipher.TryRead<PartnerContact>(partner.Sealed, partner.Id)?.Person;

    /// <summary>Only a name that the directory has: what people write rests sealed, and nothing else of it.</summary>
    internal static string? Served(IEnumerable<Partner> partners, EscalationKind kind, string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : Choices(partners, kind).Select(p => p.Serves).FirstOrDefault(s => s is not null && Plain(s) == Plain(name));

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    private async Task<string?> SchoolAsync(Guid contact, CancellationToken cancellation)
    {
        try
        {
            return await contacts.FormAsync(contact, cancellation) is { } form ? SaveForm.Open(form, contact, cipher).Notes.School : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string? Seal(string? text, Guid id) => string.IsNullOrWhiteSpace(text) ? null : cipher.Encrypt(text.Trim(), id);
}
