using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Redis;

/// <summary>SMS and e-mail, and what callers leave instead of waiting.</summary>
internal sealed partial class ContactQueue
{
    public Task<Step> StepAsideAsync(Guid contact, AsideKind kind, TimeSpan longest, bool mayCall, string? number, CancellationToken cancellation) =>
        TransitAsync("stepAside", Caller, [Text(contact), kind.ToString(), (long)longest.TotalMilliseconds, mayCall ? 1 : 0, number ?? ""], cancellation);

    public Task<Step> StepBackAsync(Guid contact, AsideKind kind, string reason, CancellationToken cancellation) =>
        TransitAsync("stepBack", Network, [Text(contact), kind.ToString(), reason], cancellation);

    public Task<Step> OverflowAsync(Guid contact, CancellationToken cancellation) => TransitAsync("overflowContact", Network, [Text(contact)], cancellation);

    public Task<Step> LeaveMessageAsync(Contact message, Requirement requirement, ChatMessage? note, string? recording, CancellationToken cancellation) =>
        TransitAsync("leaveMessage", Caller,
            [HotlineJson.Write(message with { Requirement = requirement.Canonical() }), message.Line, Text(message.Follows), note is null ? "" : HotlineJson.Write(note), recording ?? ""], cancellation);

    public Task<Step> KeepAudioAsync(Guid contact, bool kept, CancellationToken cancellation) =>
        TransitAsync("keepAudio", Network, [Text(contact), (kept ? AudioState.Kept : AudioState.Lost).ToString()], cancellation);

    public Task<Step> RingBackAsync(Guid counsellor, Guid message, Contact call, Requirement requirement, CancellationToken cancellation) =>
        TransitAsync("ringBack", Text(counsellor), [Text(counsellor), Text(message), HotlineJson.Write(call with { Requirement = requirement.Canonical() }), call.Line], cancellation);

    public Task<Step> OrderMessageAsync(SealedMessage message, string by, CancellationToken cancellation) =>
        TransitAsync("orderMessage", by, [HotlineJson.Write(message)], cancellation);

    public Task<Step> FinishMessageAsync(OutboxItem item, MessageResult result, CancellationToken cancellation) =>
        TransitAsync("finishMessage", Network, [item.Id, result.Outcome.ToString(), result.Reference ?? "", result.Detail ?? ""], cancellation);

    public Task<Step> NoteReceiptAsync(string reference, ReceiptStatus status, string? detail, CancellationToken cancellation) =>
        TransitAsync("noteReceipt", Network, [reference, status.ToString(), detail ?? ""], cancellation);

    public Task<Step> SetOptOutAsync(string addressKey, bool wantsOut, CancellationToken cancellation) =>
        TransitAsync("setOptOut", Network, [addressKey, wantsOut ? 1 : 0], cancellation);

    public Task LoadOptOutsAsync(IReadOnlyList<string> addressKeys, CancellationToken cancellation) =>
        TransitAsync("loadOptOuts", System_, [.. addressKeys.Select(key => (StackExchange.Redis.RedisValue)key)], cancellation);

    public async Task<bool> IsOptedOutAsync(string addressKey, CancellationToken cancellation) =>
        (int)(await scripts.RunAsync("isOptedOut", [addressKey], cancellation))[0] == 1;
}
