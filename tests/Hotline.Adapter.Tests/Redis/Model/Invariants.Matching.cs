using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Reference;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>Matching and time.</summary>
internal static partial class Invariants
{
    /// <summary>No timer is missing for a state that needs one, and none is late.</summary>
    private static IEnumerable<string> Timers(LiveState state)
    {
        var needed = new Dictionary<string, long?>();
        foreach (var (contact, tried, connections) in state.Contacts.Values)
        {
            if (contact.State is ContactState.Offered)
                needed[$"offer:{contact.Id}:{contact.Offer!.Id}"] = Ms(contact.Offer.Until);
            if (contact.State is ContactState.Connecting)
                needed[$"connecting:{contact.Id}:{contact.Offer!.Id}"] = null;
            if (contact is { State: ContactState.Waiting, Aside: { } aside } && !(aside.Kind is AsideKind.Message && contact.CallerLost is not null) && aside.Joined is null)
                needed[$"aside:{contact.Id}"] = Ms(aside.Until);
            if (contact.Consult is { Until: { } end } consult)
                needed[$"consult:{contact.Id}:{consult.Id}"] = Ms(end);
            if (contact.State is ContactState.Waiting && !contact.IsHeld && tried.Count > 0)
                needed[$"retry:{contact.Id}"] = tried.Values.Min();
            if (contact is { State: ContactState.Waiting, IsCallback: true, Callback: { } callback })
                needed[$"callback:{contact.Id}"] = callback.Due is { } next ? Ms(next) : Rules.CallbackEnds(callback);
            if (contact.State is ContactState.Waiting && !contact.IsHeld && ReferenceEngine.NextStep(contact) is (_, var due))
                needed[$"relax:{contact.Id}"] = due;
            if (contact is { Urgent: { } urgent, Help: null })
                needed[$"urgent:{contact.Id}"] = Ms(urgent.Due);
            if (contact.CallerLost is { } lost && Rules.CallerLost(contact.State) is { } limit)
                needed[$"lost:{contact.Id}"] = Ms(lost) + limit;
            foreach (var connection in connections.Where(_ => contact.IsOpen))
                needed[$"conn:caller:{contact.Id}:{connection}"] = null;
        }
        foreach (var (counsellor, leftByGrace, connections) in state.Counsellors.Values)
        {
            foreach (var (id, _) in counsellor.Contacts.Where(c => c.Value.State is ContactState.WrapUp))
                needed[$"wrapup:{counsellor.Id}:{id}"] = state.Contacts.GetValueOrDefault(id)?.Image.WrapUpUntil is { } until ? Ms(until) : null;
            if (counsellor.Lost is { } since && counsellor.Presence is not Presence.Offline && !leftByGrace)
                needed[$"grace:{counsellor.Id}"] = Ms(since) + Rules.Grace;
            if (counsellor.ProtectedUntil is { } end)
                needed[$"protected:{counsellor.Id}"] = Ms(end);
            foreach (var connection in connections)
                needed[$"conn:counsellor:{counsellor.Id}:{connection}"] = null;
        }
        foreach (var (name, time) in needed)
            if (!state.Timers.TryGetValue(name, out var armed))
                yield return $"{name} is missing";
            else if (time is not null && armed > time)
                yield return $"{name} comes {armed - time} ms late";
    }

    /// <summary>
    /// No contact waits while somebody who fits and has room is free. Whoever refused it does not count for 30 seconds, and until the
    /// timer that ends them has run; nor does whoever has had many hard contacts until the timer of that has. No call is offered while the network is away.
    /// </summary>
    private static IEnumerable<string> NobodyWaitsInVain(LiveState state)
    {
        foreach (var waiting in state.Contacts.Values.Where(c => c.Image.State is ContactState.Waiting && !c.Image.IsHeld && !(state.CallsPaused && Rules.IsVoice(c.Image.Channel))).GroupBy(c => c.Image.Requirement))
        {
            var free = WhoHasRoom(state, waiting.Key).ToList();
            foreach (var (contact, tried, _) in waiting.Where(w => !Rules.IsTooLate(w.Image, state.Now)))
                foreach (var counsellor in free.Where(c => !tried.ContainsKey(c.Id) && !(Rules.HadMany(c) && state.Timers.ContainsKey($"spared:{contact.Id}"))))
                    yield return $"{contact.Id} waits while {counsellor.Alias} is free for {contact.Requirement}";
        }
    }

    /// <summary>Nobody could be rung: no counsellor has an offer whose accept must fail.</summary>
    private static IEnumerable<string> NoCallIsOfferedInVain(LiveState state) =>
        state.Contacts.Values.Select(c => c.Image).Where(c => state.CallsPaused && c.State is ContactState.Offered && Rules.IsVoice(c.Channel)).Select(c => $"{c.Id} is offered while the network is away");

    private static IEnumerable<Counsellor> WhoHasRoom(LiveState state, string requirement) =>
        state.Counsellors.Values.Select(c => c.Image).Where(c => c.Presence is not Presence.Offline
            && Rules.Satisfies(c, RequirementText.Read(requirement)) && FillOf(state, c).HasRoom(c, RequirementText.Read(requirement).Channel));

    /// <summary>The free set of each requirement holds who fits and has room: fewest contacts first, then the best level, then longest free, then by id.</summary>
    private static IEnumerable<string> FreeIsWhoHasRoom(LiveState state)
    {
        foreach (var (text, free) in state.Free)
        {
            var expected = WhoHasRoom(state, text).OrderBy(c => c.Contacts.Count + c.Consults.Count + c.Offers.Count)
                .ThenByDescending(c => Rules.Level(c, RequirementText.Read(text))).ThenBy(c => c.FreeSince).ThenBy(c => $"{c.Id}", StringComparer.Ordinal).Select(c => c.Id).ToList();
            if (!free.SequenceEqual(expected))
                yield return $"{text} holds [{string.Join(' ', free)}] and not [{string.Join(' ', expected)}]";
        }
    }

    private static IEnumerable<Counsellor> WhoIsAble(LiveState state, string requirement) =>
        state.Counsellors.Values.Select(c => c.Image).Where(c => c.Presence is not Presence.Offline && Rules.Satisfies(c, RequirementText.Read(requirement)));

    /// <summary>
    /// Each requirement's able set holds who fits, and each counsellor's list says the same. What somebody waits for is known; a special
    /// requirement that nobody waits for or is offered under is forgotten in time.
    /// </summary>
    private static IEnumerable<string> AbleIsWhoFits(LiveState state)
    {
        foreach (var (text, able) in state.Able)
            if (!able.SetEquals(WhoIsAble(state, text).Select(c => c.Id)))
                yield return $"{text} holds [{string.Join(' ', able)}] and not [{string.Join(' ', WhoIsAble(state, text).Select(c => c.Id))}]";
        foreach (var (counsellor, fits) in state.Fits)
            if (state.Able.Where(a => a.Value.Contains(counsellor)).Select(a => a.Key).ToHashSet() is var expected && !fits.SetEquals(expected))
                yield return $"{counsellor} has [{string.Join(' ', fits)}] and not [{string.Join(' ', expected)}]";
        var waiting = state.Contacts.Values.Select(c => c.Image).Where(c => c.State is ContactState.Waiting && !c.IsHeld).Select(c => c.Requirement).ToHashSet();
        foreach (var text in waiting.Where(text => !state.Able.ContainsKey(text)))
            yield return $"{text} is waited for and not known";
        waiting.UnionWith(state.Contacts.Values.Select(c => c.Image).Where(c => c.State is ContactState.Offered).Select(c => c.Requirement));
        foreach (var text in state.Able.Keys.Where(text => text.Count(letter => letter == '/') > 1 && !waiting.Contains(text) && !state.Timers.ContainsKey($"forget:{text}")))
            yield return $"{text} is known and nobody waits for it";
    }

    /// <summary>
    /// A waiting contact that nobody on shift could ever take has asked for all the less that its plan allows, and the supervisor was
    /// told. Not yet when the last one able has just left: then a timer will look.
    /// </summary>
    private static IEnumerable<string> UnmetIsTold(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image).Where(c => c.State is ContactState.Waiting && !c.IsHeld && !Rules.IsTooLate(c, state.Now) && !WhoIsAble(state, c.Requirement).Any()))
            if (!state.Timers.Keys.Any(name => name.StartsWith($"unmet:{contact.Requirement}:", StringComparison.Ordinal)))
            {
                if (contact.Unmet != contact.Requirement)
                    yield return $"{contact.Id} waits for {contact.Requirement}, which nobody meets, and was not told of";
                if (ReferenceEngine.NextStep(contact) is ({ } step, _))
                    yield return $"{contact.Id} waits for {contact.Requirement}, which nobody meets, and not for {step.Requirement}";
            }
    }

    /// <summary>Order within a requirement respects the score: arrival less head start; equal scores stand by id.</summary>
    private static IEnumerable<string> QueueOrder(LiveState state)
    {
        foreach (var (text, queue) in state.Queues)
        {
            foreach (var (id, score) in queue)
                if (state.Contacts.TryGetValue(id, out var contact) && Rules.Score(contact.Image) != (long)score)
                    yield return $"{id} stands in {text} with {score} and not {Rules.Score(contact.Image)}";
            var expected = queue.OrderBy(r => state.Contacts.TryGetValue(r.Id, out var c) ? Rules.Score(c.Image) : r.Score).ThenBy(r => $"{r.Id}", StringComparer.Ordinal);
            if (!queue.Select(r => r.Id).SequenceEqual(expected.Select(r => r.Id)))
                yield return $"{text} is not in order";
        }
    }

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
