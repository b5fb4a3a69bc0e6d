using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>The second person of a contact.</summary>
internal static partial class Invariants
{
    /// <summary>Only a conversation has a second person, who is not the first, is there, and has the load of it; one who is awaited has an end to that.</summary>
    private static IEnumerable<string> SecondPerson(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image).Where(c => c.Consult is not null))
        {
            var consult = contact.Consult!;
            if (contact.State is not ContactState.Connected)
                yield return $"{contact.State} contact {contact.Id} has a second person";
            if (consult.Until is null != consult.State is ConsultState.On)
                yield return $"the {consult.State} second person of {contact.Id} is awaited until {consult.Until}";
            if (consult.With is { } with && (with == contact.Counsellor || state.Counsellors.GetValueOrDefault(with)?.Image is not { } second || second.Presence is Presence.Offline
                || second.Consults.GetValueOrDefault(contact.Id) != new ConsultLoad(consult.Id, contact.Channel, consult.State)))
                yield return $"{with} is the second person of {contact.Id} and does not know it";
        }
        foreach (var counsellor in state.Counsellors.Values.Select(c => c.Image))
            foreach (var (id, load) in counsellor.Consults)
            {
                if (state.Contacts.GetValueOrDefault(id)?.Image.Consult is not { } consult || consult.Id != load.Consult || consult.With != counsellor.Id)
                    yield return $"{counsellor.Alias} has {load} of {id}, which has another second person";
                if (load.State is ConsultState.Asked && (counsellor.Lost is not null || counsellor.SigningOut))
                    yield return $"{counsellor.Alias} is asked about {id} while leaving";
            }
    }
}
