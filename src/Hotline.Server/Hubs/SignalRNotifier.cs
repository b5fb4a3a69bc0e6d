using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Journal;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>Shows people what the journal told. Never throws: a hint that was lost is found by the gap in its stream.</summary>
public sealed partial class SignalRNotifier(
    IHubContext<CallerHub, ICallerClient> callers, IHubContext<ConsoleHub, IConsoleClient> consoles, ConnectionBook book, Views views, ILogger<SignalRNotifier> logger) : INotifier
{
    public async Task ShowAsync(IReadOnlyList<JournalEvent> events)
    {
        foreach (var happened in events)
            try
            {
                book.Learn(happened);
                var message = happened is { Message: { } kept, About: { } about } ? views.Message(kept, about) : null;
                await ToCallerAsync(happened, message);
                await ToConsoleAsync(happened, message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotShown(logger, happened.Id, e);
            }
    }

    private async Task ToCallerAsync(JournalEvent happened, MessageView? message)
    {
        if (happened.About is not { } id)
            return;
        var caller = callers.Clients.Group(Groups.Contact(id));
        if (happened.Contact is { } contact)
            await caller.ContactChanged(Views.Caller(contact, IsLost(contact.Counsellor)));
        if (message is not null)
            await caller.MessageArrived(message);
        if (Seen(happened) is (Author.Counsellor, var number))
            await caller.SeenByCounsellor(number);
    }

    private async Task ToConsoleAsync(JournalEvent happened, MessageView? message)
    {
        if (happened.Counsellor is { } counsellor)
            await consoles.Clients.Group(Groups.Counsellor(counsellor.Id)).DeskChanged(
                new DeskChange(counsellor.Desk, happened.Type, views.Counsellor(counsellor), happened.Contact is { } c ? views.Card(c) : null, Reason(happened)));
        if (happened is { Type: JournalEventType.RequirementWidened or JournalEventType.SupervisorsCalled or JournalEventType.BackupCalled, Contact.Id: var urgent })
            await consoles.Clients.Group(Groups.Supervisors).HelpWanted(urgent);
        if (happened.Escalation is { } escalation)
            foreach (var group in new[] { Groups.Supervisors }.Concat(
                new[] { escalation.Counsellor, escalation.Owner?.Id, Guid.TryParse(escalation.RaisedBy, out var raiser) ? raiser : null }.OfType<Guid>().Distinct().Select(Groups.Counsellor)))
                await consoles.Clients.Group(group).EscalationChanged(escalation.Id, escalation.Contact, escalation.Version);
        if (happened.ContactId is not { } id || happened.CounsellorId is not { } owner)
            return;
        var console = consoles.Clients.Group(Groups.Counsellor(owner));
        if (message is not null)
            await console.MessageArrived(new DeskMessage(id, message));
        if (happened.SecondId is { } secondId)
        {
            var second = consoles.Clients.Group(Groups.Counsellor(secondId));
            if (message is not null)
                await second.MessageArrived(new DeskMessage(id, message));
            if (happened is { Type: JournalEventType.SidePosted, Data: { } data })
            {
                var side = new SideMessage(id, views.Side(data.Deserialize<ChatMessage>(HotlineJson.Options)!, id));
                await console.SideArrived(side);
                await second.SideArrived(side);
            }
        }
        if (happened.Form is { } form)
            await console.FormSaved(id, form.Version, views.Form(form, id));
        if (Seen(happened) is (Author.Caller, var number))
            await console.SeenByCaller(id, number);
    }

    private static string? Reason(JournalEvent happened) =>
        happened.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("reason", out var reason) && reason.ValueKind is JsonValueKind.String
            && reason.GetString() is var code && !SealedReason.IsSealed(code) ? code : null;

    private bool IsLost(Guid? counsellor) => counsellor is { } id && book.Counsellor(id)?.Lost is not null;

    private static (Author Reader, int Number)? Seen(JournalEvent happened) =>
        happened is { Type: JournalEventType.MessagesSeen, Data: { } data }
            ? (Enum.Parse<Author>(data.GetProperty("reader").GetString()!), data.GetProperty("number").GetInt32())
            : null;

    [LoggerMessage(1102, LogLevel.Warning, "Event {Event} could not be shown")]
    private static partial void NotShown(ILogger logger, string @event, Exception e);
}
