using Hotline.Core;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Redis;

/// <summary>SMS and e-mail.</summary>
internal sealed partial class ContactQueue
{
    public Task<Step> OrderMessageAsync(SealedMessage message, string by, CancellationToken cancellation) =>
        TransitAsync("orderMessage", by, [HotlineJson.Write(message)], cancellation);

    public Task<Step> FinishMessageAsync(OutboxItem item, MessageResult result, CancellationToken cancellation) =>
        TransitAsync("finishMessage", Network, [item.Id, result.Outcome.ToString(), result.Reference ?? "", result.Detail ?? ""], cancellation);

    public Task<Step> NoteReceiptAsync(string reference, ReceiptStatus status, string? detail, CancellationToken cancellation) =>
        TransitAsync("noteReceipt", Network, [reference, status.ToString(), detail ?? ""], cancellation);

    public Task<Step> SetOptOutAsync(string addressKey, bool wantsOut, CancellationToken cancellation) =>
        TransitAsync("setOptOut", Network, [addressKey, wantsOut ? 1 : 0], cancellation);

    public async Task<bool> IsOptedOutAsync(string addressKey, CancellationToken cancellation) =>
        (int)(await scripts.RunAsync("isOptedOut", [addressKey], cancellation))[0] == 1;
}
