using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Lines;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;

namespace Hotline.Server.Endpoints;

/// <summary>Escalations as screens show them: sealed texts opened, whereabouts and addresses left where they are.</summary>
public sealed class EscalationViews(Views views)
{
    public EscalationView View(Escalation e, Guid? reader, string? raisedBy = null) => new(
        e.Id, e.Kind, e.State, e.Contact, e.Line, e.County, e.Level, e.Raised, e.Since, e.Due, raisedBy, e.Owner?.Kind ?? OwnerKind.Desk, e.Owner?.Id, Name(e.Owner),
        e.Owner is { Kind: OwnerKind.Staff, Id: { } owner } && owner == reader, e.Round, e.Overdue, views.Open(e.Summary, e.Id), e.Cause, EscalationPolicy.MayDecline(e.Kind), e.HelpConfirmed is not null,
        e.Acknowledged is not null, e.FirstAcknowledged, e.Outcome, e.Consent, e.Care, views.Open(e.VicePrincipal, e.Id), e.Link?.Session is not null, e.Link is not null, e.Version, Steps(e, e.Steps ?? []));

    /// <summary>A partner sees the own steps and no name of a counsellor.</summary>
    /// <param name="line">Its line; null where it is not known any more.</param>
    public PartnerEscalation Partner(Escalation e, Line? line) => new(
        e.Kind, e.State, line?.Name ?? e.Line, line?.NameEn ?? e.Line, line?.Numbers ?? [], e.Level, e.Since, e.Due, views.Open(e.Summary, e.Id), e.Cause, Name(e.Owner), EscalationPolicy.MayDecline(e.Kind), e.Acknowledged is not null,
        e.Care, views.Open(e.VicePrincipal, e.Id), Steps(e, (e.Steps ?? []).Where(s => s.Id is not null && s.Id == e.Owner?.Id)));

    /// <summary>Somebody on the rota alone has a name only in what is sealed.</summary>
    private string? Name(EscalationOwner? owner)
    {
        if (owner is not { Name: null, Kind: OwnerKind.Partner, Delivery: null, Id: { } id, Sealed: { } text })
            return owner?.Name;
        return views.Open(text, id) is ['{', ..] person ? HotlineJson.Read<DutyPerson>(person).Name : null;
    }

    private List<EscalationStepView> Steps(Escalation e, IEnumerable<EscalationStep> steps) =>
        [.. steps.Select(s => new EscalationStepView(s.At, s.Act, s.By, views.Open(s.Note, e.Id), s.Due))];
}
