using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Core;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>Transitions: one method, one script.</summary>
internal sealed partial class ContactQueue
{
    /// <summary>Enough for two days of typing; a chat that reaches it is refused politely.</summary>
    private const int MostMessages = 5_000;

    public Task<Step> ReceiveAsync(Contact contact, Requirement requirement, CancellationToken cancellation) => ReceiveAsync(contact, requirement, null, cancellation);

    public Task<Step> ReceiveAsync(Contact contact, Requirement requirement, AsOf? asOf, CancellationToken cancellation) =>
        TransitAsync("receiveContact", contact.Direction is Direction.Outbound ? System_ : Caller,
            [HotlineJson.Write(contact with { Requirement = requirement.Canonical() }), contact.Line, asOf?.LineVersion ?? RedisValue.EmptyString, asOf?.Minute ?? RedisValue.EmptyString], cancellation);

    public Task<Step> ConnectCallerAsync(Guid contact, string connection, CancellationToken cancellation) =>
        TransitAsync("connectCaller", Caller, [Text(contact), connection], cancellation);

    public Task<Step> DisconnectCallerAsync(Guid contact, string connection, CancellationToken cancellation) =>
        TransitAsync("disconnectCaller", Caller, [Text(contact), connection], cancellation);

    public Task<Step> RaisePriorityAsync(Guid contact, Priority priority, string sign, string by, CancellationToken cancellation) =>
        TransitAsync("raisePriority", by, [Text(contact), priority.ToString(), sign], cancellation);

    public Task<Step> NoteSignAsync(Guid contact, string id, Sign sign, Priority priority, string by, CancellationToken cancellation) =>
        TransitAsync("noteSign", by, [Text(contact), id, HotlineJson.Write(sign), (int)sign.Level, priority.ToString()], cancellation);

    public Task<Step> AnswerHelpAsync(Guid contact, string by, CancellationToken cancellation) =>
        TransitAsync("answerHelp", by, [Text(contact)], cancellation);

    public Task<Step> JoinHelpAsync(Guid contact, string by, bool helper, bool caller, CancellationToken cancellation) =>
        TransitAsync("joinHelp", Network, [Text(contact), by, helper ? 1 : 0, caller ? 1 : 0], cancellation);

    public Task<Step> LoseHelpAsync(Guid contact, string by, string reason, CancellationToken cancellation) =>
        TransitAsync("loseHelp", Network, [Text(contact), by, reason], cancellation);

    public Task<Step> LookAtSignAsync(Guid counsellor, Guid contact, string sign, bool confirmed, CancellationToken cancellation) =>
        TransitAsync("lookAtSign", Text(counsellor), [Text(counsellor), Text(contact), sign, confirmed ? 1 : 0], cancellation);

    public Task<Step> AcceptAsync(Guid counsellor, Guid contact, Guid offer, CancellationToken cancellation) =>
        TransitAsync("acceptOffer", Text(counsellor), [Text(counsellor), Text(contact), Text(offer)], cancellation);

    public Task<Step> DeclineAsync(Guid counsellor, Guid contact, Guid offer, string? reason, CancellationToken cancellation) =>
        TransitAsync("declineOffer", Text(counsellor), [Text(counsellor), Text(contact), Text(offer), reason ?? ""], cancellation);

    public Task<Step> ChangeCallAsync(Guid contact, CallChange change, CancellationToken cancellation) =>
        TransitAsync("changeCall", Network,
            [Text(contact), change.CallerSid ?? "", change.CounsellorSid ?? "", change.CallerJoined ? 1 : 0, change.CounsellorJoined ? 1 : 0, Text(change.Offer)], cancellation);

    public Task<Step> RequestCallbackAsync(Guid contact, CallbackTexts? texts, CancellationToken cancellation) =>
        TransitAsync("requestCallback", Caller, [Text(contact), texts is null ? "" : HotlineJson.Write(texts)], cancellation);

    public Task<Step> MissCallbackAsync(Guid contact, Guid offer, string reason, CancellationToken cancellation) =>
        TransitAsync("missCallback", Network, [Text(contact), Text(offer), reason], cancellation);

    public Task<Step> ReturnAsync(Guid contact, Guid? offer, string reason, CancellationToken cancellation) =>
        TransitAsync("returnContact", Network, [Text(contact), reason, Text(offer)], cancellation);

    public Task<Step> EndAsync(Guid contact, Party by, Guid? counsellor, string reason, CancellationToken cancellation) =>
        TransitAsync("endContact", counsellor is { } id ? Text(id) : by is Party.Caller ? Caller : Network, [Text(contact), by.ToString(), Text(counsellor), reason, "", 0], cancellation);

    public Task<Step> LoseCallerAsync(Guid contact, string sid, string reason, CancellationToken cancellation) =>
        TransitAsync("endContact", Caller, [Text(contact), nameof(Party.Caller), "", reason, sid, 0], cancellation);

    public Task<Step> LoseCallAsync(string sid, Guid otherwise, string reason, CancellationToken cancellation) =>
        TransitAsync("endContact", Caller, [Text(otherwise), nameof(Party.Caller), "", reason, sid, 1], cancellation);

    public Task<Step> EndWrapUpAsync(Guid counsellor, Guid contact, CancellationToken cancellation) =>
        TransitAsync("endWrapUp", Text(counsellor), [Text(counsellor), Text(contact)], cancellation);

    public Task<Step> TransferAsync(
        Guid contact, Guid? counsellor, string by, Requirement to, IReadOnlyDictionary<string, PlannedStep>? plan, string? note, CancellationToken cancellation) =>
        TransitAsync("transferContact", by, [Text(contact), Text(counsellor), to.Canonical(), plan is null ? "" : HotlineJson.Write(plan), note ?? ""], cancellation);

    public Task<Step> TakeAsync(Guid counsellor, Guid contact, bool asSupervisor, string reason, CancellationToken cancellation) =>
        TransitAsync("takeContact", Text(counsellor), [Text(counsellor), Text(contact), asSupervisor ? 1 : 0, reason], cancellation);

    public Task<Step> FreeCounsellorAsync(Guid counsellor, string by, string reason, CancellationToken cancellation) =>
        TransitAsync("freeCounsellor", by, [Text(counsellor), reason], cancellation);

    public Task<Step> ExtendWrapUpAsync(Guid counsellor, Guid contact, TimeSpan length, string reason, CancellationToken cancellation) =>
        TransitAsync("extendWrapUp", Text(counsellor), [Text(counsellor), Text(contact), (long)length.TotalMilliseconds, reason], cancellation);

    public Task<Step> CloseAsync(Guid counsellor, Guid contact, Closing closing, CancellationToken cancellation) =>
        TransitAsync("closeContact", Text(counsellor),
            [Text(counsellor), Text(contact), closing.Disposition.ToString(), closing.Risk.ToString(), closing.RiskReason ?? "", closing.WithoutSupervisor ?? ""], cancellation);

    public Task<Step> SaveFormAsync(Guid counsellor, Guid contact, long basedOn, SealedForm form, CancellationToken cancellation) =>
        TransitAsync("saveForm", Text(counsellor), [Text(counsellor), Text(contact), basedOn, HotlineJson.Write(form), form.Coded.Risk.ToString()], cancellation);

    public Task<Step> AnswerSurveyAsync(Guid contact, Survey survey, CancellationToken cancellation) =>
        TransitAsync("answerSurvey", Caller, [Text(contact), HotlineJson.Write(survey)], cancellation);

    public Task<Step> PostMessageAsync(Guid contact, ChatMessage message, string? epoch, CancellationToken cancellation) =>
        TransitAsync("postMessage", message.Counsellor is { } id ? Text(id) : message.Author is Author.Caller ? Caller : System_,
            [Text(contact), message.Author.ToString(), Text(message.Counsellor), Text(message.Id), message.Text, MostMessages], cancellation, epoch);

    public Task<Step> MarkSeenAsync(Guid contact, Author reader, Guid? counsellor, int number, CancellationToken cancellation) =>
        TransitAsync("markSeen", counsellor is { } id ? Text(id) : Caller, [Text(contact), reader.ToString(), Text(counsellor), number], cancellation);

    public Task<Step> SignInAsync(Counsellor profile, string connection, CancellationToken cancellation) =>
        TransitAsync("signIn", Text(profile.Id), [HotlineJson.Write(profile), connection], cancellation);

    public Task<Step> ConnectCounsellorAsync(Guid counsellor, string connection, CancellationToken cancellation) =>
        TransitAsync("connectCounsellor", Text(counsellor), [Text(counsellor), connection], cancellation);

    public Task<Step> DisconnectCounsellorAsync(Guid counsellor, string connection, CancellationToken cancellation) =>
        TransitAsync("disconnectCounsellor", Text(counsellor), [Text(counsellor), connection], cancellation);

    public Task<Step> ChangeProfileAsync(Counsellor profile, string by, CancellationToken cancellation) =>
        TransitAsync("changeProfile", by, [HotlineJson.Write(profile)], cancellation);

    public Task<Step> SetPresenceAsync(Guid counsellor, Presence presence, string? reason, CancellationToken cancellation) =>
        TransitAsync("setPresence", Text(counsellor), [Text(counsellor), presence.ToString(), reason ?? ""], cancellation);

    public Task<Step> SetVoiceAsync(Guid counsellor, string connection, bool ready, CancellationToken cancellation) =>
        TransitAsync("setVoice", Text(counsellor), [Text(counsellor), connection, ready ? 1 : 0], cancellation);

    public Task<Step> SignOutAsync(Guid counsellor, CancellationToken cancellation) =>
        TransitAsync("signOut", Text(counsellor), [Text(counsellor)], cancellation);

    public Task<Step> KeepConnectionsAsync(IReadOnlyList<HeldConnection> connections, CancellationToken cancellation) =>
        TransitAsync("keepConnections", System_,
            [.. connections.SelectMany(c => new RedisValue[] { c.Kind is ConnectionKind.Caller ? "caller" : "counsellor", Text(c.Owner), c.Connection })], cancellation);

    public Task<Step> RunDueTimersAsync(int most, CancellationToken cancellation) =>
        TransitAsync("runDueTimers", System_, [most], cancellation);

    public async Task<IReadOnlyList<OutboxItem>> TakeOutboxAsync(string node, TimeSpan lease, OutboxRoom most, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("takeOutbox", [_epoch, "", node, (long)lease.TotalMilliseconds, most.Pressing, most.Waiting], cancellation);
        return (int)answer[0] < 0 ? [] : [.. answer.Skip(2).Select(item => HotlineJson.Read<OutboxItem>((string)item!))];
    }

    public Task FinishOutboxAsync(OutboxItem item, CancellationToken cancellation) =>
        scripts.RunAsync("finishOutbox", [_epoch, "", System_, item.Id], cancellation);

    public Task<Step> SetLineAsync(Line line, string by, CancellationToken cancellation) =>
        TransitAsync("setLine", by, [line.Code, HotlineJson.Write(line with { Version = line.Version + 1 }), line.Version], cancellation);

    public Task<Step> SetSettingAsync(LiveSetting setting, CancellationToken cancellation) =>
        TransitAsync("setSetting", setting.By, [setting.Name, HotlineJson.Write(setting), setting.Version - 1], cancellation);

    public Task<Step> SetShiftAsync(Shift shift, string by, CancellationToken cancellation) =>
        TransitAsync("setShift", by, [Text(shift.Id), HotlineJson.Write(shift with { Version = shift.Version + 1 }), shift.Version], cancellation);

    public Task<Step> SetPartnerAsync(Partner partner, string by, CancellationToken cancellation) =>
        TransitAsync("setPartner", by, [Text(partner.Id), HotlineJson.Write(partner with { Version = partner.Version + 1 }), partner.Version], cancellation);

    private static string Text(Guid id) => id.ToString();

    private static string Text(Guid? id) => id?.ToString() ?? "";
}
