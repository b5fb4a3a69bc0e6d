using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Reference;
using Hotline.Core.Routing;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>What must hold of a live state at any moment (issue 3). A state in, what is violated out, each with the invariant's name first.</summary>
internal static partial class Invariants
{
    /// <summary>Names of all invariants, in the order in which they are looked at.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    private static Dictionary<string, Func<LiveState, IEnumerable<string>>> All => new()
    {
        ["one place"] = OnePlace,
        ["one offer"] = OneOffer,
        ["capacity"] = Capacity,
        ["load"] = LoadIsWhatContactsSay,
        ["second person"] = SecondPerson,
        ["timers"] = Timers,
        ["nobody waits while somebody is free"] = NobodyWaitsInVain,
        ["no call is offered while the network is away"] = NoCallIsOfferedInVain,
        ["free"] = FreeIsWhoHasRoom,
        ["able"] = AbleIsWhoFits,
        ["unmet"] = UnmetIsTold,
        ["queue order"] = QueueOrder,
        ["journal without gap"] = JournalWithoutGap,
        ["streams without gap"] = StreamsWithoutGap,
        ["journal rebuilds"] = JournalRebuilds,
        ["risk falls only by a person"] = RiskFallsByPeopleOnly,
        ["level 4 waits with a deadline"] = Level4WaitsWithADeadline,
        ["escalations have an owner"] = EscalationsHaveAnOwner,
        ["nobody is rung or written to unasked"] = NobodyIsRungUnasked,
        ["messages"] = Messages,
        ["counters"] = Counters,
    };

    /// <param name="state">What is looked at.</param>
    /// <param name="except">Names of invariants that do not apply: a journal that was trimmed cannot rebuild anything.</param>
    public static IReadOnlyList<string> Check(LiveState state, params string[] except) =>
        [.. All.Where(i => !except.Contains(i.Key)).SelectMany(i => i.Value(state).Select(violation => $"{i.Key}: {violation}"))];

    /// <summary>Each contact is in exactly one state and one queue; open ones, and only they, are on the list.</summary>
    private static IEnumerable<string> OnePlace(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image))
        {
            var at = state.Queues.Where(q => q.Value.Exists(r => r.Id == contact.Id)).Select(q => q.Key).ToList();
            if (contact.State is ContactState.Waiting && !contact.IsHeld ? at is not [var only] || only != contact.Requirement : at.Count > 0)
                yield return $"{contact.State} contact {contact.Id} of {contact.Requirement} is in [{string.Join(' ', at)}]";
            if (state.Open.Contains(contact.Id) != contact.IsOpen)
                yield return $"{contact.State} contact {contact.Id} and the list of open ones disagree";
            if (contact.Counsellor is null && contact.State is ContactState.Connecting or ContactState.Connected or ContactState.WrapUp)
                yield return $"{contact.State} contact {contact.Id} is nobody's";
            if (contact.Counsellor is not null && contact.State is ContactState.Waiting)
                yield return $"Waiting contact {contact.Id} is somebody's";
        }
        foreach (var queued in state.Queues.Values.SelectMany(q => q).Where(r => !state.Contacts.ContainsKey(r.Id)))
            yield return $"{queued.Id} is queued and has no document";
        foreach (var open in state.Open.Where(id => !state.Contacts.ContainsKey(id)))
            yield return $"{open} is open and has no document";
        foreach (var (counsellor, ids) in state.Mine)
            foreach (var id in ids.Where(id => state.Contacts.GetValueOrDefault(id)?.Image.Counsellor != counsellor))
                yield return $"{id} is on the list of {counsellor} and not theirs";
        foreach (var contact in state.Contacts.Values.Select(c => c.Image).Where(c => c is { IsOpen: true, Counsellor: not null }))
            if (!state.Mine.GetValueOrDefault(contact.Counsellor!.Value, []).Contains(contact.Id))
                yield return $"{contact.Id} is not on the list of {contact.Counsellor}";
    }

    /// <summary>At most one open offer for a contact, and both sides know of it.</summary>
    private static IEnumerable<string> OneOffer(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image))
        {
            if (contact.Offer is not null != contact.State is ContactState.Offered or ContactState.Connecting)
                yield return $"{contact.State} contact {contact.Id} and its offer do not go together";
            var held = state.Counsellors.Values.SelectMany(c => c.Image.Offers.Where(o => o.Value == contact.Id).Select(o => (Offer: o.Key, Counsellor: c.Image.Id))).ToList();
            var open = contact.State is ContactState.Offered && contact.Offer is { } offer ? new[] { (offer.Id, offer.Counsellor) } : [];
            if (!held.SequenceEqual(open))
                yield return $"{contact.State} contact {contact.Id}: counsellors hold {held.Count} offers of it, open are {open.Length}";
        }
        foreach (var counsellor in state.Counsellors.Values.Select(c => c.Image))
            foreach (var id in counsellor.Offers.Values.Where(id => !state.Contacts.ContainsKey(id)))
                yield return $"{counsellor.Alias} holds an offer of {id}, who is unknown";
    }

    /// <summary>Nobody over capacity: one call excludes everything else, chats up to the limit; no offer to whoever may have none.</summary>
    private static IEnumerable<string> Capacity(LiveState state)
    {
        foreach (var counsellor in state.Counsellors.Values.Select(c => c.Image))
        {
            var (chats, calls, messages, blocked) = FillOf(state, counsellor);
            if (calls > 1 || (calls == 1 && chats + messages > 0) || chats > counsellor.ChatCapacity || messages > 1)
                yield return $"{counsellor.Alias} has {calls} calls, {messages} messages and {chats} chats of {counsellor.ChatCapacity}";
            if (counsellor.Offers.Count > 0 && (counsellor.Presence is not Presence.Available || counsellor.Lost is not null || counsellor.SigningOut || blocked))
                yield return $"{counsellor.Alias} is offered something while {(blocked ? "blocked" : counsellor.Lost is not null ? "lost" : counsellor.Presence)}";
        }
    }

    /// <summary>A counsellor's load and unfinished list are what the contacts say.</summary>
    private static IEnumerable<string> LoadIsWhatContactsSay(LiveState state)
    {
        foreach (var counsellor in state.Counsellors.Values.Select(c => c.Image))
        {
            foreach (var (id, load) in counsellor.Contacts)
                if (state.Contacts.GetValueOrDefault(id)?.Image is not { } contact || contact.Counsellor != counsellor.Id || contact.State != load.State || contact.Channel != load.Channel || contact.Risk != load.Risk)
                    yield return $"{counsellor.Alias} has {load} of {id}, which is {state.Contacts.GetValueOrDefault(id)?.Image.State}";
            if (counsellor.Presence is Presence.Offline && counsellor.Contacts.Count > 0)
                yield return $"{counsellor.Alias} is offline with contacts";
            var own = state.Contacts.Values.Select(c => c.Image).Where(c => c.Counsellor == counsellor.Id).ToList();
            foreach (var contact in own.Where(c => c.State is ContactState.Connecting or ContactState.Connected && !counsellor.Contacts.ContainsKey(c.Id)))
                yield return $"{contact.State} contact {contact.Id} is not on the desk of {counsellor.Alias}";
            if (!own.Where(c => c.State is ContactState.WrapUp).Select(c => c.Id).ToHashSet().SetEquals(counsellor.Unfinished.Keys))
                yield return $"{counsellor.Alias}: the unfinished list is not what is in wrap-up";
        }
    }

    private static Fill FillOf(LiveState state, Counsellor counsellor) => Fill.Of(counsellor, id => state.Contacts.GetValueOrDefault(id)?.Image);
}
