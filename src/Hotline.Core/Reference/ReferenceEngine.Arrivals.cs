using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Lines, arrivals and priorities.</summary>
public sealed partial class ReferenceEngine
{
    private readonly SortedDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Line> Lines => _lines.Values;

    public Step SetLine(Moment at, Line line, string by)
    {
        Begin(at, by);
        var next = line with { Version = line.Version + 1 };
        var kept = _lines.GetValueOrDefault(line.Code);
        if (kept is not null && HotlineJson.Write(kept) == HotlineJson.Write(next))
            return Repeated();
        if ((kept?.Version ?? 0) != line.Version)
            return Refuse(Refusal.FormChanged, Json(kept?.Version ?? 0));
        _lines[line.Code] = next;
        Append(new JournalEvent { Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = JournalEventType.LineChanged, By = by, Line = next });
        return Done();
    }

    public Step Receive(Moment at, Contact arriving, Requirement requirement, AsOf? asOf = null)
    {
        Begin(at, arriving.Direction is Direction.Outbound ? System_ : Caller);
        if (ContactOf(arriving.Id) is { Image: var known })
            return known.Line == arriving.Line && known.Channel == arriving.Channel ? Repeated() : Refuse(Refusal.IdTaken);
        if (arriving.Call?.CallerSid is { } sid && _contacts.Values.FirstOrDefault(c => c.Image.IsOpen && c.Image.Call?.CallerSid == sid) is { } same)
            return Repeated(Json(same.Id));
        if (!_lines.TryGetValue(arriving.Line, out var line))
            return Refuse(Refusal.LineUnknown);
        if (asOf is not null && asOf != AsOf.Of(line, Time(_now)))
            return Refuse(Refusal.Outdated);
        if (WaitsFor(arriving) is { } old)
        {
            if (arriving.Direction is Direction.Outbound)
                return Refuse(Refusal.WrongState);
            ComeBack(old, arriving);
            return Done(Json(old.Id));
        }
        var contact = Arrive(WithAttempts(arriving), requirement, line);
        // A page that is gone before its connection was noted must not wait for ever.
        if (arriving.Channel is Channel.Chat)
            contact.Connections.Leases["arrival"] = _now + Rules.Lease;
        Match(contact);
        return Done();
    }

    /// <summary>Kept and told; matching it is the caller's part.</summary>
    private LiveContact Arrive(Contact arriving, Requirement requirement, Line line)
    {
        var arrived = arriving.Arrived.ToUnixTimeMilliseconds();
        var contact = new LiveContact(arriving with
        {
            Requirement = requirement.Canonical(),
            State = ContactState.Waiting,
            Version = 0,
            Callback = arriving.Callback is { } callback ? new Callback { Asked = Time(_now), Until = CallbackUntil(callback.Until), ByHand = callback.ByHand } : null,
            // An adapter may vouch for an earlier arrival; nobody comes from the future.
            Arrived = Time(arrived > 0 && arrived < _now ? arrived : _now),
            Rules = new ContactRules(line.OfferSeconds * 1000L, line.WrapUpSeconds * 1000L,
                arriving.Channel is Channel.Message ? Rules.MessageTarget : (Rules.IsVoice(arriving.Channel) ? line.VoiceTargetSeconds : line.ChatTargetSeconds) * 1000L),
        });
        _contacts[contact.Id] = contact;
        WatchUrgent(contact);
        WatchSigns(contact);
        Tell(JournalEventType.ContactArrived, contact);
        return contact;
    }

    /// <summary>A sign of danger: raises, never lowers.</summary>
    public Step RaisePriority(Moment at, Guid contact, Priority priority, string sign, string by)
    {
        Begin(at, by);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        if (priority <= found.Image.Priority)
            return Repeated();
        found.Image = found.Image with { Priority = priority };
        WatchUrgent(found);
        Tell(JournalEventType.PriorityRaised, found, DeskOf(found), new { sign, priority });
        return Done();
    }
}
