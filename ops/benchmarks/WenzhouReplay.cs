using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Redis;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>
/// A simulation of discrete events whose world is the real engine: before each command the cell's clock is set to the event's
/// moment. An answer is awaited before time goes on only where it may hold an offer; the others travel one behind another on the one
/// connection, which keeps their order.
/// </summary>
internal sealed class WenzhouReplay(ContactQueue queue, IDatabase database, RedisKeys keys)
{
    private const int MostUnanswered = 64, TimersAtOnce = 100;
    private const long Tick = 10_000;
    private readonly PriorityQueue<Func<Task>, (long At, long Number)> _agenda = new();
    private readonly Dictionary<Guid, Visit> _visits = [];
    private readonly HashSet<Guid> _waiting = [], _offered = [], _onShift = [], _consoles = [], _pages = [];
    private readonly Queue<Task<Step>> _unanswered = new();
    private readonly HashSet<string> _known = [];
    private readonly HashSet<long> _wakes = [];
    private readonly Random _dice = new(2026);
    private static readonly EscalationActor Supervisor = new(OwnerKind.Staff, Guid.Parse("5ccccccc-0000-7000-8000-000000000001"), "督导", Supervises: true);
    private long _now, _clock, _number;

    /// <summary>How everybody's contact must have ended.</summary>
    public Dictionary<Guid, ContactState> Outcomes { get; } = [];

    /// <summary>Each command that was sent: whether its answer was awaited before the next one.</summary>
    public List<bool> Commands { get; } = [];

    /// <summary>Offers that nobody answered.</summary>
    public int Missed { get; private set; }

    private sealed class Visit(Visitor visitor)
    {
        public Visitor Visitor => visitor;
        public Guid Id => visitor.Contact.Id;
        public bool Voice => visitor.Contact.Channel is Channel.Voice;
        public Offer? Offer { get; set; }
        public bool Accepted { get; set; }
    }

    public async Task RunAsync(WenzhouDemand demand)
    {
        foreach (var shift in demand.Shifts)
        {
            At(shift.From, () => SignInAsync(shift.Counsellor));
            At(shift.To, () => SignOutAsync(shift.Counsellor.Id));
        }
        foreach (var visitor in demand.Visitors)
            At(visitor.At, () => ArriveAsync(new Visit(visitor)));
        while (_agenda.TryDequeue(out var work, out var when))
        {
            _now = when.At;
            await work();
        }
        while (_unanswered.TryDequeue(out var rest))
            Take(await rest);
        if (Outcomes.Count != demand.Visitors.Count)
            throw new BenchException($"{demand.Visitors.Count - Outcomes.Count} contacts never came to an end.");
    }

    private void At(long when, Func<Task> work) => _agenda.Enqueue(work, (Math.Max(when, _now), ++_number));

    private void After(long length, Func<Task> work) => At(_now + length, work);

    private Task<Step?> SignInAsync(Counsellor profile)
    {
        _onShift.Add(profile.Id);
        _consoles.Add(profile.Id);
        return SendAsync("signIn", true, () => queue.SignInAsync(profile, "console", CancellationToken.None));
    }

    private Task<Step?> SignOutAsync(Guid counsellor)
    {
        _onShift.Remove(counsellor);
        return SendAsync("signOut", true, () => queue.SignOutAsync(counsellor, CancellationToken.None));
    }

    private async Task ArriveAsync(Visit visit)
    {
        _visits[visit.Id] = visit;
        _waiting.Add(visit.Id);
        After(visit.Visitor.Patience, () => LoseHeartAsync(visit));
        await SendAsync("receive", true, () => queue.ReceiveAsync(visit.Visitor.Contact, visit.Visitor.Requirement, CancellationToken.None));
        if (_waiting.Count > 0)
            Wake(_now + Tick);
        if (!visit.Voice)
        {
            _pages.Add(visit.Id);
            await SendAsync("connectCaller", false, () => queue.ConnectCallerAsync(visit.Id, "page", CancellationToken.None));
        }
    }

    private Task LoseHeartAsync(Visit visit)
    {
        if (visit.Accepted)
            return Task.CompletedTask;
        Leave(visit, ContactState.Abandoned);
        visit.Offer = null;
        _waiting.Remove(visit.Id);
        return SendAsync("end", true, () => queue.EndAsync(visit.Id, Party.Caller, null, "left", CancellationToken.None));
    }

    private async Task AnswerAsync(Visit visit, Offer offer)
    {
        if (visit.Offer?.Id != offer.Id)
            return;
        visit.Accepted = true;
        _offered.Remove(visit.Id);
        await SendAsync("accept", false, () => queue.AcceptAsync(offer.Counsellor, visit.Id, offer.Id, CancellationToken.None));
        if (visit.Voice)
        {
            After(2_000, () => JoinAsync(visit, new CallChange { CounsellorSid = $"CA{offer.Id:N}", CounsellorJoined = true, Offer = offer.Id }));
            After(3_000, () => JoinAsync(visit, new CallChange { CallerJoined = true, Offer = offer.Id }));
        }
        After(5_000 + visit.Visitor.Talk, () => HangUpAsync(visit, offer.Counsellor));
    }

    /// <summary>A supervisor is there, says "mine", and sees to it: an escalation that nobody answers would ask again every minute of three years.</summary>
    private async Task AnswerAsync(Escalation raised)
    {
        await SendAsync("acknowledgeEscalation", false, () => queue.AcknowledgeAsync(raised.Id, Supervisor, CancellationToken.None));
        if (raised.Kind is EscalationKind.EmergencyHandOff)
            After(120_000, () => SendAsync("noteEscalation", false, () => queue.NoteAsync(raised.Id, Supervisor, EscalationNote.HelpMadeContact, null, null, CancellationToken.None)));
        After(240_000, () => SendAsync("reportEscalation", false, () => queue.ReportAsync(raised.Id, Supervisor, EscalationOutcome.Done, "sealed", CancellationToken.None)));
        After(360_000, () => SendAsync("closeEscalation", false, () => queue.CloseAsync(raised.Id, Supervisor, null, CancellationToken.None)));
    }

    private Task<Step?> JoinAsync(Visit visit, CallChange change) => SendAsync("changeCall", false, () => queue.ChangeCallAsync(visit.Id, change, CancellationToken.None));

    private async Task HangUpAsync(Visit visit, Guid counsellor)
    {
        _pages.Remove(visit.Id);
        var byCaller = _dice.Next(10) < 7;
        await SendAsync("end", false, () => queue.EndAsync(visit.Id, byCaller ? Party.Caller : Party.Counsellor, byCaller ? null : counsellor, "left", CancellationToken.None));
        // Most write their record within the wrap-up; some leave it unfinished for a while, and the wrap-up ends by itself.
        var late = _dice.Next(10) == 0;
        if (late)
            Wake(_now + 120_001);
        After(late ? 200_000 + _dice.Next(900_000) : 15_000 + _dice.Next(100_000), () => CloseAsync(visit, counsellor));
    }

    private Task<Step?> CloseAsync(Visit visit, Guid counsellor)
    {
        Leave(visit, ContactState.Closed);
        var (risk, disposition) = (visit.Visitor.Risk, visit.Visitor.Disposition);
        return SendAsync("close", risk >= RiskLevel.High, () => queue.CloseAsync(counsellor, visit.Id, new Closing(disposition, risk, null, risk >= RiskLevel.High ? "sealed" : null), CancellationToken.None));
    }

    private void Leave(Visit visit, ContactState outcome)
    {
        Outcomes.Add(visit.Id, outcome);
        _visits.Remove(visit.Id);
        _pages.Remove(visit.Id);
        _offered.Remove(visit.Id);
    }

    /// <summary>Timers are run at the moments when one is known to be due, and often while anybody waits.</summary>
    private void Wake(long when)
    {
        if (_wakes.Add(when))
            At(when, () => RunTimersAsync(when));
    }

    private async Task RunTimersAsync(long when)
    {
        _wakes.Remove(when);
        // A node says so every few seconds; until the next timers are run it makes no difference when it did.
        List<HeldConnection> held = [.. _consoles.Select(c => new HeldConnection(ConnectionKind.Counsellor, c, "console")), .. _pages.Select(p => new HeldConnection(ConnectionKind.Caller, p, "page"))];
        await SendAsync("keepConnections", false, () => queue.KeepConnectionsAsync(held, CancellationToken.None));
        while (await SendAsync("runDueTimers", true, () => queue.RunDueTimersAsync(TimersAtOnce, CancellationToken.None)) is { Value: { } due } && due.GetInt32() == TimersAtOnce)
        {
        }
        if (_waiting.Count > 0)
            Wake(_now + Tick);
    }

    /// <param name="name">Of the script: its first answer is awaited, because a store that does not know it yet is asked twice.</param>
    /// <param name="mayOffer">The answer may hold an offer even if nobody waits. While somebody waits or is offered any answer may, or take one back.</param>
    /// <param name="command">The command.</param>
    private async Task<Step?> SendAsync(string name, bool mayOffer, Func<Task<Step>> command)
    {
        if (_clock != _now)
            await database.StringSetAsync(keys.Clock, _clock = _now, flags: CommandFlags.FireAndForget);
        var awaits = _known.Add(name) || mayOffer || _waiting.Count + _offered.Count > 0;
        Commands.Add(awaits);
        _unanswered.Enqueue(command());
        Step? last = null;
        while (_unanswered.Count > (awaits ? 0 : MostUnanswered))
            Take(last = await _unanswered.Dequeue());
        return last;
    }

    private void Take(Step step)
    {
        if (!step.Done)
            throw new BenchException($"A command was refused: {step.Refusal}.");
        foreach (var e in step.Events)
        {
            if (e.Counsellor?.ProtectedUntil is { } until && until.ToUnixTimeMilliseconds() > _now)
                Wake(until.ToUnixTimeMilliseconds() + 1);
            if (e is { Type: JournalEventType.EscalationRaised, Escalation: { } raised })
                After(8_000 + _dice.Next(18_000), () => AnswerAsync(raised));
            if (e.Contact is not { } contact || !_visits.TryGetValue(contact.Id, out var visit))
                continue;
            if (e.Type is JournalEventType.OfferMade)
                Offered(visit, contact.Offer!);
            else if (e.Type is JournalEventType.OfferExpired or JournalEventType.OfferWithdrawn or JournalEventType.OfferDeclined or JournalEventType.ContactReturned)
            {
                if (e.Type is JournalEventType.OfferExpired && visit.Offer is { } missed)
                    Miss(missed.Counsellor);
                visit.Offer = null;
                _offered.Remove(visit.Id);
                _waiting.Add(visit.Id);
                Wake(_now + Tick);
            }
        }
    }

    private void Offered(Visit visit, Offer offer)
    {
        visit.Offer = offer;
        _offered.Add(visit.Id);
        _waiting.Remove(visit.Id);
        var (answer, until) = (_now + 3_000 + _dice.Next(8_000), offer.Until.ToUnixTimeMilliseconds());
        // One in fifty rings at an empty desk.
        if (_dice.Next(50) == 0 || answer >= until)
            Wake(until + 1);
        else
            At(answer, () => AnswerAsync(visit, offer));
    }

    private void Miss(Guid counsellor)
    {
        Missed++;
        After(60_000, () => _onShift.Contains(counsellor)
            ? SendAsync("setPresence", true, () => queue.SetPresenceAsync(counsellor, Presence.Available, null, CancellationToken.None)) : Task.CompletedTask);
    }
}
