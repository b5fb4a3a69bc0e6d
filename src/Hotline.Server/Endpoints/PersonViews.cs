using System.Security.Cryptography;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Endpoints;

/// <summary>A person's timeline in clear: contacts, tiers, cases, entries, follow-ups and escalations in the order in which they happened.</summary>
public sealed class PersonViews(ICareRecord care, IRecord record, KeepPerson persons, Views screen, TextCipher cipher, IServiceScopeFactory scopes)
{
    public static PersonRow Row(Person p) => new(p.Id, p.Notes.Alias ?? p.Notes.Name, p.Kind, p.Tier, p.TierSince, p.ReviewAt, p.Frequent);

    public PersonRow Row(SealedPerson person) => Row(persons.Open(person));

    public async Task<PersonView> MakeAsync(Person person, CancellationToken cancellation)
    {
        var history = await care.ReadHistoryAsync(person.Id, cancellation);
        var forms = (await care.ReadPersonFormsAsync(person.Id, cancellation)).ToDictionary(f => f.Key, f => screen.Form(f.Value, f.Key));
        var names = await NamesAsync(
            [.. history.Tiers.Select(t => t.By), .. history.Cases.Select(c => c.OpenedBy), .. history.Cases.Select(c => c.ClosedBy).OfType<Guid>(), .. history.Entries.Select(e => e.By)], cancellation);
        IEnumerable<TimelineLine> lines =
        [
            .. history.Contacts.Select(c => new TimelineLine(c.Arrived, TimelineKind.Contact) { Id = c.Id, By = c.CounsellorAlias, Channel = c.Channel, Risk = c.Risk, Outbound = c.Direction is Direction.Outbound ? true : null }),
            .. history.Contacts.Where(c => forms.ContainsKey(c.Id)).Select(c => Screened(c, forms[c.Id].Notes)).OfType<TimelineLine>(),
            .. history.Tiers.Select(t => new TimelineLine(t.At, TimelineKind.Tier) { By = names.GetValueOrDefault(t.By), From = t.From, To = t.To, Text = Open(t.Reason, t.Id) }),
            .. history.Cases.Select(c => new TimelineLine(c.OpenedAt, TimelineKind.CaseOpened) { Id = c.Id, By = names.GetValueOrDefault(c.OpenedBy), Text = Open(c.Title, c.Id) }),
            .. history.Cases.Where(c => c.ClosedAt is not null).Select(c => new TimelineLine(c.ClosedAt!.Value, TimelineKind.CaseClosed) { Id = c.Id, By = names.GetValueOrDefault(c.ClosedBy ?? Guid.Empty), Text = Open(c.Title, c.Id) }),
            .. history.Entries.Select(e => new TimelineLine(e.At, Enum.Parse<TimelineKind>(e.Kind.ToString())) { Id = e.Id, By = names.GetValueOrDefault(e.By), Text = Open(e.Text, e.Id) }),
            .. history.FollowUps.Select(f => new TimelineLine(f.DueAt, TimelineKind.FollowUp) { Id = f.Id, Risk = f.Risk, State = f.State, Attempts = f.Attempts }),
            .. history.Escalations.SelectMany(Told),
        ];
        return new PersonView(person, PersonSafety.Of(person, history.Contacts, forms), await care.HasCodeAsync(person.Id, cancellation), history.Cases.LastOrDefault(c => c.ClosedAt is null)?.Id, [.. lines.OrderByDescending(l => l.At)]);
    }

    /// <summary>Scores of the questionnaires that were answered to their end; at the time of the answer, beside their contact.</summary>
    private static TimelineLine? Screened(Contact contact, RecordNotes notes) => (Screening.Phq9(notes.Phq9), Screening.Gad7(notes.Gad7)) switch
    {
        (null, null) => null,
        var (phq9, gad7) => new TimelineLine(contact.Answered ?? contact.Arrived, TimelineKind.Screening) { Id = contact.Id, By = contact.CounsellorAlias, Phq9 = phq9, Gad7 = gad7 },
    };

    /// <summary>An escalation as it stands, and what came back of it; a talk of school, family and doctor stands beside those that were written by hand. Whereabouts never come along.</summary>
    private IEnumerable<TimelineLine> Told(Escalation e) =>
    [
        new TimelineLine(e.Raised, TimelineKind.Escalation)
        {
            Id = e.Id, By = e.Owner?.Name, Risk = e.Level, Escalation = e.Kind, Stands = e.State, Outcome = e.Outcome, Cause = e.Cause, Text = e.Summary is { } asked ? Open(asked, e.Id) : null,
        },
        .. (e.Steps ?? []).Where(s => CameBack.Contains(s.Act)).Select(s => new TimelineLine(s.At, s.Act is EscalationStepAct.Talk or EscalationStepAct.Minutes ? TimelineKind.TriPartyTalk : TimelineKind.EscalationResult)
        {
            Id = e.Id, By = s.By, Escalation = e.Kind, Step = s.Act, About = s.Due, Text = s.Note is { } said ? Open(said, e.Id) : null,
        }),
    ];

    private static readonly HashSet<EscalationStepAct> CameBack =
    [
        EscalationStepAct.HelpMadeContact, EscalationStepAct.Appointment, EscalationStepAct.Seen, EscalationStepAct.Result, EscalationStepAct.Reported, EscalationStepAct.Talk, EscalationStepAct.Minutes,
    ];

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, string>();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        foreach (var id in people.Distinct())
            if (((await record.ReadCounsellorAsync(id, cancellation))?.Alias ?? (await users.FindByIdAsync(id.ToString()))?.DisplayName) is { } name)
                names[id] = name;
        return names;
    }

    private string Open(string text, Guid context) => cipher.TryDecrypt(text, context) ?? "⚠";
}
