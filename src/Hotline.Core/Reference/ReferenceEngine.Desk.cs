using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>What people write: messages, marks of what was seen, the record form, the survey.</summary>
public sealed partial class ReferenceEngine
{
    private const int MostMessages = 5_000;

    public Step PostMessage(Moment at, Guid contact, ChatMessage message)
    {
        Begin(at, message.Counsellor is { } id ? $"{id}" : message.Author is Author.Caller ? Caller : System_);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Messages.FirstOrDefault(m => m.Id == message.Id) is { } had)
            return Repeated(Json(had));
        // The caller sees that it is somebody else who speaks.
        var second = message.Author is Author.Counsellor && found.Image.Consult is { State: ConsultState.On, Mode: ConsultMode.Joined } consult && consult.With == message.Counsellor
            ? consult.Alias : null;
        if (message.Author is Author.Counsellor && found.Image.Counsellor != message.Counsellor && second is null)
            return Refuse(Refusal.NotYours);
        if (message.Author is Author.Counsellor ? found.State is not ContactState.Connected : !found.Image.IsOpen || found.State is ContactState.WrapUp)
            return Refuse(Refusal.WrongState);
        if (found.Messages.Count >= MostMessages)
            return Refuse(Refusal.TooMany);
        var kept = message with { Number = found.Messages.Count + 1, At = Time(_now), Alias = second };
        found.Messages.Add(kept);
        TellOf(JournalEventType.MessagePosted, found, told => told with { Message = kept, SecondId = found.Image.Consult?.With });
        return Done(Json(kept));
    }

    public Step MarkSeen(Moment at, Guid contact, Author reader, Guid? counsellor, int number)
    {
        Begin(at, counsellor is { } id ? $"{id}" : Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (reader is Author.Counsellor && found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        var seen = Math.Min(number, found.Messages.Count);
        if (seen <= found.Seen.GetValueOrDefault(reader))
            return Repeated();
        found.Seen[reader] = seen;
        TellOf(JournalEventType.MessagesSeen, found, told => told with { SecondId = found.Image.Consult?.With, Data = Json(new { reader, number = seen }) });
        return Done();
    }

    public Step SaveForm(Moment at, Guid counsellor, Guid contact, long basedOn, SealedForm form)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        var version = found.Form?.Version ?? 0;
        if (version == basedOn + 1 && HotlineJson.Write(found.Form) == HotlineJson.Write(form))
            return Repeated(Json(version));
        if (version != basedOn)
            return Refuse(Refusal.FormChanged, Json(version));
        found.Form = form;
        if (form.Coded.Risk == found.Image.Risk)
        {
            TellOf(JournalEventType.FormSaved, found, told => told with { Form = form });
            return Done(Json(version + 1));
        }
        var priority = Signs.Sign.PriorityOf(form.Coded.Risk);
        found.Image = found.Image with { Risk = form.Coded.Risk, Priority = priority > found.Image.Priority ? priority : found.Image.Priority, Version = found.Image.Version + 1, Epoch = _epoch };
        // Not in conversation yet: it may come back to the queue, or never connect.
        WatchUrgent(found);
        var owner = CounsellorOf(counsellor)!;
        owner.Image = owner.Image with
        {
            Contacts = owner.Image.Contacts.GetValueOrDefault(contact) is { } load
                ? With(owner.Image.Contacts, contact, load with { Risk = form.Coded.Risk }) : owner.Image.Contacts,
            Version = owner.Image.Version + 1, Desk = owner.Image.Desk + 1, Epoch = _epoch,
        };
        TellOf(JournalEventType.FormSaved, found, told => told with { Form = form, Contact = found.Image, Counsellor = owner.Image });
        WithdrawIfBlocked(owner);
        Match(owner);
        return Done(Json(version + 1));
    }

    public Step AnswerSurvey(Moment at, Guid contact, Survey survey)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Surveyed)
            return Repeated();
        found.Surveyed = true;
        TellOf(JournalEventType.SurveyAnswered, found, told => told with { CounsellorId = null, Data = Json(survey) });
        return Done();
    }
}
