using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>How a requirement gives way: when the plan says so, and at once where nobody on shift could ever meet it.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Requirements whose last able counsellor left while somebody waited, and when (ms). Those who wait are looked at when timers run.</summary>
    private readonly SortedDictionary<string, long> _lastAbleLeft = new(StringComparer.Ordinal);

    /// <summary>Who could meet it, whatever the presence and the load. Only whoever is offline is not on shift.</summary>
    public IEnumerable<LiveCounsellor> Able(string requirement) =>
        _counsellors.Values.Where(c => !c.Offline && Rules.Satisfies(c.Image, RequirementText.Read(requirement)));

    /// <summary>The next step of a contact's plan and when it is due (ms); null when there is none.</summary>
    public static (PlannedStep Step, long Due)? NextStep(Contact contact) =>
        contact.Plan?.GetValueOrDefault($"{contact.Relaxed + 1}") is { } step ? (step, Ms(contact.PlanFrom ?? contact.Arrived) + step.After) : null;

    /// <returns>False when there is no step left.</returns>
    private bool Relax(LiveContact contact, string reason)
    {
        if (NextStep(contact.Image) is not ({ } step, _))
            return false;
        var from = contact.Image.Requirement;
        contact.Image = contact.Image with { Requirement = step.Requirement, Relaxed = contact.Image.Relaxed + 1 };
        Tell(JournalEventType.RequirementRelaxed, contact, data: new { from, to = step.Requirement, reason });
        return true;
    }

    private void RelaxInTime(LiveContact contact)
    {
        Relax(contact, "waited");
        Match(contact);
    }

    /// <summary>The supervisor is told once for each requirement that a contact waits for.</summary>
    private void TellUnmet(LiveContact contact)
    {
        if (contact.Image.Unmet == contact.Image.Requirement)
            return;
        contact.Image = contact.Image with { Unmet = contact.Image.Requirement };
        Tell(JournalEventType.RequirementUnmet, contact);
    }

    /// <summary>Somebody went offline or may take less than before: perhaps the last one able.</summary>
    private void NoteWhatNobodyMeets(Counsellor before)
    {
        if (before.Presence is Presence.Offline)
            return;
        foreach (var text in Waiting().Select(c => c.Image.Requirement).Distinct())
            if (Rules.Satisfies(before, RequirementText.Read(text)) && !Able(text).Any())
                _lastAbleLeft[text] = _now;
    }

    private void LookAtUnmet(string requirement)
    {
        _lastAbleLeft.Remove(requirement);
        if (!Able(requirement).Any())
            Match(Queue(requirement));
    }
}
