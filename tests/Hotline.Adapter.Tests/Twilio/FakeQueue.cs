using System.Reflection;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>As much of the live state as a call meets. A proxy, because the port is wide and calls use little of it.</summary>
public class FakeQueue : DispatchProxy
{
    public Dictionary<Guid, Contact> Contacts { get; } = [];
    public List<Line> Lines { get; } = [];
    public Place? Place { get; set; }

    /// <summary>The next so many accesses fail as if the store were away; -1 means all.</summary>
    public int Away { get; set; }

    /// <summary>The next so many changes are refused because an epoch opens.</summary>
    public int Opening { get; set; }
    public List<string> Changes { get; } = [];

    /// <summary>What was asked for, one round trip each.</summary>
    public List<string> Asked { get; } = [];
    public List<(string Id, Sign Sign)> Signs { get; } = [];
    public int Received { get; private set; }
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    public static (IContactQueue Port, FakeQueue State) Make()
    {
        var port = Create<IContactQueue, FakeQueue>();
        return (port, (FakeQueue)(object)port);
    }

    public void Change(Guid id, Func<Contact, Contact> change) => Contacts[id] = change(Contacts[id]);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Away != 0)
        {
            Away = Math.Max(-1, Away - 1);
            throw new TimeoutException("the store is away");
        }
        lock (Asked)
            Asked.Add(targetMethod!.Name);
        return targetMethod.Name switch
        {
            nameof(IContactQueue.ReadLinesAsync) => Task.FromResult<IReadOnlyList<Line>>([.. Lines]),
            nameof(IContactQueue.ReadClockAsync) => Task.FromResult(Now),
            nameof(IContactQueue.ReadCallerAsync) => Task.FromResult(Contacts.TryGetValue((Guid)args![0]!, out var c) ? new CallerView(c, Place, []) : null),
            nameof(IContactQueue.ReceiveAsync) => Step(() => Receive((Contact)args![0]!)),
            nameof(IContactQueue.ChangeCallAsync) => Step(() => ChangeCall((Guid)args![0]!, (CallChange)args[1]!)),
            nameof(IContactQueue.ReturnAsync) => Step(() => Return((Guid)args![0]!, (string)args[2]!)),
            nameof(IContactQueue.NoteSignAsync) => Step(() => NoteSign((Guid)args![0]!, (string)args[1]!, (Sign)args[2]!)),
            nameof(IContactQueue.LoseCallerAsync) => Step(() => LoseCaller((Guid)args![0]!, (string)args[1]!)),
            nameof(IContactQueue.LoseCallAsync) => Step(() => LoseCall((string)args![0]!)),
            nameof(IContactQueue.EndAsync) => Step(() => End((Guid)args![0]!, (Party)args[1]!)),
            nameof(IContactQueue.ReadOpenContactsAsync) => Task.FromResult<IReadOnlyList<Contact>>([.. Contacts.Values]),
            nameof(IContactQueue.LoseLegAsync) => Step(() => LoseLeg((Guid)args![0]!, (string)args[3]!)),
            nameof(IContactQueue.AnswerHelpAsync) => Step(() => AnswerHelp((Guid)args![0]!, (string)args[1]!)),
            nameof(IContactQueue.JoinHelpAsync) => Step(() => JoinHelp((Guid)args![0]!, (string)args[1]!, (bool)args[2]!, (bool)args[3]!)),
            nameof(IContactQueue.LoseHelpAsync) => Step(() => LoseHelp((Guid)args![0]!, (string)args[1]!, (string)args[2]!)),
            nameof(IContactQueue.ChangeSecondAsync) => Step(() => ChangeSecond((Guid)args![0]!, (Guid)args[1]!, (string)args[2]!, (bool)args[3]!)),
            nameof(IContactQueue.NoteReceiptAsync) => Step(() => Told($"receipt {args![0]} {args[1]} {args[2]}".TrimEnd())),
            nameof(IContactQueue.SetOptOutAsync) => Step(() => Told($"opt {((bool)args![1]! ? "out" : "in")}")),
            var other => throw new NotSupportedException(other),
        };
    }

    private Task<Step> Step(Func<Step> change)
    {
        if (Opening <= 0)
            return Task.FromResult(change());
        Opening--;
        return Task.FromResult(Hotline.Core.Routing.Step.Refused(Refusal.Opening));
    }

    private Step Receive(Contact contact)
    {
        Received++;
        if (!Contacts.TryAdd(contact.Id, contact with { Arrived = contact.Arrived == default ? Now : contact.Arrived }))
            return new Step(null, []);
        return Event(JournalEventType.ContactArrived, contact.Id);
    }

    private Step ChangeCall(Guid id, CallChange change)
    {
        var contact = Contacts[id];
        if (contact.State is not (ContactState.Connecting or ContactState.Connected) || contact.State is ContactState.Connecting && change.Offer is { } offer && offer != contact.Offer?.Id)
            return Hotline.Core.Routing.Step.Refused(Refusal.OfferUnknown);
        Changes.Add($"change{(change.CallerJoined ? " caller" : "")}{(change.CounsellorJoined ? " counsellor" : "")}");
        var legs = (contact.Call ?? new CallLegs()) with { };
        legs = legs with
        {
            CallerSid = change.CallerSid ?? legs.CallerSid,
            CounsellorSid = change.CounsellorSid ?? legs.CounsellorSid,
            CallerJoined = legs.CallerJoined || change.CallerJoined,
            CounsellorJoined = legs.CounsellorJoined || change.CounsellorJoined,
        };
        var both = legs is { CallerJoined: true, CounsellorJoined: true };
        Contacts[id] = contact with { Call = legs, State = both ? ContactState.Connected : contact.State, Offer = both ? null : contact.Offer };
        return Event(JournalEventType.CallChanged, id);
    }

    private Step Return(Guid id, string reason)
    {
        Changes.Add($"return {reason}");
        Change(id, c => c with { State = ContactState.Waiting, Offer = null, Call = c.Call! with { CallerJoined = false, CounsellorJoined = false, CounsellorSid = null } });
        return Event(JournalEventType.ContactReturned, id);
    }

    private Step NoteSign(Guid id, string name, Sign sign)
    {
        Signs.Add((name, sign));
        return Event(JournalEventType.SignNoted, id);
    }

    private Step Told(string what)
    {
        Changes.Add(what);
        return new Step(null, []);
    }

    private Step LoseLeg(Guid id, string reason)
    {
        if (Contacts[id].State is not ContactState.Connected)
            return new Step(null, []);
        Changes.Add($"lose {reason}");
        Change(id, c => c.Consult is not null ? c with { Consult = null }
            : c with { State = ContactState.Waiting, LostBy = Guid.Empty, Call = c.Call! with { CallerJoined = false, CounsellorJoined = false, CounsellorSid = null } });
        return Event(JournalEventType.ContactReturned, id);
    }

    private Step AnswerHelp(Guid id, string by)
    {
        Change(id, c => c with { Aside = new Aside(AsideKind.Help, Now, Now.AddMinutes(1), By: by) });
        return Event(JournalEventType.HelpAnswered, id);
    }

    private Step JoinHelp(Guid id, string by, bool helper, bool caller)
    {
        if (Contacts[id].Help is not { } help || help.By != by)
            return new Step(null, []);
        Changes.Add($"help{(helper ? " helper" : "")}{(caller ? " caller" : "")}");
        var after = help with { HelperInside = helper ? true : help.HelperInside, CallerInside = caller ? true : help.CallerInside };
        Change(id, c => c with { Aside = after with { Joined = after is { HelperInside: true, CallerInside: true } ? Now : null } });
        return Event(JournalEventType.HelpJoined, id);
    }

    private Step LoseHelp(Guid id, string by, string reason)
    {
        if (Contacts[id].Help?.By != by)
            return new Step(null, []);
        Changes.Add($"help lost {reason}");
        Change(id, c => c with { Aside = null });
        return Event(JournalEventType.HelpLost, id);
    }

    private Step ChangeSecond(Guid id, Guid consult, string sid, bool joined)
    {
        if (Contacts[id].Consult is not { } known || known.Id != consult)
            return new Step(null, [], System.Text.Json.JsonElement.Parse("\"over\""));
        Changes.Add($"second{(joined ? " joined" : "")}");
        Change(id, c => c with { Consult = known with { Sid = sid, State = joined ? ConsultState.On : known.State } });
        return Event(JournalEventType.ConsultChanged, id);
    }

    private Step LoseCall(string sid) => Contacts.Values.FirstOrDefault(c => c.Call?.CallerSid == sid && c.IsOpen && c.State is not ContactState.WrapUp) is { } contact ? LoseCaller(contact.Id, sid) : new Step(null, []);

    private Step LoseCaller(Guid id, string sid) => Contacts[id].Call?.CallerSid == sid ? End(id, Party.Caller) : new Step(null, []);

    private Step End(Guid id, Party by)
    {
        Changes.Add($"end {by}");
        Change(id, c => c with { State = c.State is ContactState.Connected ? ContactState.WrapUp : ContactState.Abandoned, EndedBy = by });
        return Event(JournalEventType.ContactEnded, id);
    }

    private Step Event(JournalEventType type, Guid id) =>
        new(null, [new JournalEvent { Id = "1", Epoch = "e", Number = 1, At = Now, Type = type, By = "network", Contact = Contacts[id] }]);
}
