using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Measures;
using Hotline.Core.Routing;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Recording;

/// <summary>An event from the journal, parsed, as rows to write.</summary>
internal sealed class EventRows(RawEvent raw, JournalEvent parsed)
{
    public RawEvent Raw => raw;
    public JournalEvent Event => parsed;

    /// <exception cref="Exception">Of any kind: the event cannot be parsed, or lacks what its type needs.</exception>
    public static EventRows Parse(RawEvent raw)
    {
        var parsed = HotlineJson.Read<JournalEvent>(raw.Json);
        if (parsed.About is null && (parsed.Message is not null || parsed.Form is not null || parsed.Type is JournalEventType.SurveyAnswered))
            throw new FormatException($"A {parsed.Type} event does not say which contact it is about.");
        return new EventRows(raw, parsed);
    }

    /// <summary>What this event alone writes.</summary>
    public IEnumerable<Row> Own()
    {
        yield return new Row(StatementName.InsertEvent, new
        {
            // The place in the journal is the journal's to say, not the text's.
            raw.Epoch,
            raw.Number,
            EventId = raw.Id,
            ContactId = parsed.About,
            CounsellorId = parsed.Counsellor?.Id ?? parsed.CounsellorId,
            parsed.At,
            parsed.Type,
            CausedBy = parsed.By,
            Detail = parsed.Data?.GetRawText(),
            Trace = Trace.Of(parsed) is { } trace ? HotlineJson.Write(trace) : null,
        });
        if (parsed.Escalation is { } escalation)
            yield return new Row(StatementName.InsertEscalationStep, new
            {
                raw.Epoch,
                raw.Number,
                EscalationId = escalation.Id,
                parsed.At,
                parsed.Type,
                CausedBy = parsed.By,
                escalation.State,
                Owner = escalation.Owner?.Id?.ToString() ?? nameof(OwnerKind.Desk),
            });
        if (parsed.EscalationPlan is { } plan)
            yield return new Row(StatementName.InsertEscalationPlan, new { plan.Version, parsed.At, ChangedBy = parsed.By, Value = HotlineJson.Write(plan) });
        if (parsed.Message is { } message)
        {
            var values = MessageValues(parsed.About!.Value, message);
            yield return new Row(StatementName.UpdateMessage, values);
            yield return new Row(StatementName.InsertMessage, values);
        }
        if (parsed.Setting is { } setting)
            yield return new Row(StatementName.RecordSetting, new { setting.Name, setting.Version, setting.At, ChangedBy = Guid.TryParse(setting.By, out var by) ? by : Guid.Empty, setting.Value });
        if (parsed.Type is JournalEventType.SurveyAnswered && parsed.Data is { } data)
        {
            var survey = data.Deserialize<Survey>(HotlineJson.Options) ?? new Survey(null, null);
            var values = new { ContactId = parsed.About!.Value, survey.Helped, survey.Calmer, parsed.At };
            yield return new Row(StatementName.UpdateSurvey, values);
            yield return new Row(StatementName.InsertSurvey, values);
        }
    }

    public static IEnumerable<Row> Of(Contact contact)
    {
        var values = new ContactRow(contact);
        yield return new Row(StatementName.UpdateContact, values);
        yield return new Row(StatementName.InsertContact, values);
    }

    public static IEnumerable<Row> Of(Guid contact, SealedForm form)
    {
        var values = new
        {
            ContactId = contact,
            form.Version,
            Coded = HotlineJson.Write(form.Coded),
            form.Coded.Kind,
            form.Coded.Topic,
            Risk = (int)form.Coded.Risk,
            form.Coded.Disposition,
            form.Coded.County,
            form.Sealed,
            KeyId = KeyOf(form.Sealed),
        };
        yield return new Row(StatementName.UpdateForm, values);
        yield return new Row(StatementName.InsertForm, values);
    }

    public static IEnumerable<Row> Of(Escalation escalation)
    {
        var values = new EscalationRow(escalation);
        yield return new Row(StatementName.UpdateEscalation, values);
        yield return new Row(StatementName.InsertEscalation, values);
    }

    public static IEnumerable<Row> Of(Line line)
    {
        var values = new { line.Code, line.Version, Settings = HotlineJson.Write(line) };
        yield return new Row(StatementName.UpdateLine, values);
        yield return new Row(StatementName.InsertLine, values);
    }

    public static IEnumerable<Row> Of(Shift shift)
    {
        var over = shift.Removed ?? (shift.Weekly ? shift.Ends + (shift.To - shift.From) : shift.To);
        var values = new { shift.Id, shift.Version, shift.Role, shift.County, FromAt = shift.From, OverAt = over, Image = HotlineJson.Write(shift) };
        yield return new Row(StatementName.UpdateShift, values);
        yield return new Row(StatementName.InsertShift, values);
    }

    public static IEnumerable<Row> Of(Partner partner)
    {
        var values = new { partner.Id, partner.Version, partner.Kind, partner.County, partner.Name, partner.Active, Image = HotlineJson.Write(partner) };
        yield return new Row(StatementName.UpdatePartner, values);
        yield return new Row(StatementName.InsertPartner, values);
    }

    private static object MessageValues(Guid contact, ChatMessage message) => new
    {
        ContactId = contact,
        message.Id,
        message.Number,
        message.Author,
        CounsellorId = message.Counsellor,
        message.At,
        message.Text,
        KeyId = KeyOf(message.Text),
    };

    /// <summary>Which key a text was encrypted with (TextCipher: the part before the first full stop).</summary>
    private static string? KeyOf(string text) => text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? text[..dot] : null;
}
