using Hotline.Core.Routing;
using Hotline.Core.Voice;

namespace Hotline.Core.Outbox;

/// <summary>Does what waits in the outbox. One loop a node; <see cref="Wake"/> makes it look at once.</summary>
public sealed class RunOutbox(IContactQueue queue, IVoice voice, INotifier notifier, Lazy<Messages.DeliverMessage> messages, Lazy<Escalations.DeliverEscalation> escalations,
    Lazy<Escalations.ReturnResult> results, Lazy<Escalations.TellOfSigns> signs, Lazy<Audit.WriteOwedAudit> audits, Lazy<KeepAudio> audio) : IDisposable
{
    /// <summary>Longer than the slowest call of the network takes with its retries.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>Below it, so that two nodes do not do the same item at once.</summary>
    public static readonly TimeSpan Longest = Lease - TimeSpan.FromSeconds(2);
    private const int MostAttempts = 5;
    private readonly SemaphoreSlim _woken = new(0, 1);

    public void Wake()
    {
        // Full means that it is awake already.
        if (_woken.CurrentCount == 0)
            try { _woken.Release(); }
            catch (SemaphoreFullException) { _woken.Wait(0); _woken.Release(); }
    }

    /// <summary>Waits until something may be there: woken, or a second passed (a lease of a dead node may have ended).</summary>
    public Task WaitAsync(CancellationToken cancellation) => _woken.WaitAsync(TimeSpan.FromSeconds(1), cancellation);

    /// <returns>How many items were taken.</returns>
    public async Task<int> HandleAsync(string node, CancellationToken cancellation)
    {
        var items = await TakeAsync(node, 16, cancellation);
        await Task.WhenAll(items.Select(item => RunAsync(item, cancellation)));
        return items.Count;
    }

    /// <summary>What is to be done now, leased to this node.</summary>
    public Task<IReadOnlyList<OutboxItem>> TakeAsync(string node, OutboxRoom most, CancellationToken cancellation) => queue.TakeOutboxAsync(node, Lease, most, cancellation);

    /// <summary>Does one of them.</summary>
    public async Task RunAsync(OutboxItem item, CancellationToken cancellation)
    {
        switch (item.Kind)
        {
            case OutboxKind.SendMessage:
                await messages.Value.HandleAsync(item, cancellation);
                break;
            case OutboxKind.DeliverEscalation:
                await escalations.Value.HandleAsync(item, cancellation);
                break;
            case OutboxKind.ReturnResult:
                await results.Value.HandleAsync(item, cancellation);
                break;
            case OutboxKind.TellOfSigns:
                await signs.Value.HandleAsync(item, cancellation);
                break;
            case OutboxKind.WriteAudit:
                await audits.Value.HandleAsync(item, cancellation);
                break;
            case OutboxKind.KeepAudio:
                await audio.Value.HandleAsync(item, cancellation);
                break;
            default:
                await CallAsync(item, cancellation);
                break;
        }
    }

    private async Task CallAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item.Kind is not (OutboxKind.EndCall or OutboxKind.ArrangeRoom) && !await IsCurrentAsync(item, cancellation))
        {
            // Done late, or again after a lease: the offer is over and another conversation may have begun.
            await queue.FinishOutboxAsync(item, cancellation);
            return;
        }
        var result = item.Kind switch
        {
            OutboxKind.RingCounsellor => await voice.RingCounsellorAsync(item, cancellation),
            OutboxKind.BringCaller => await voice.BringCallerAsync(item, cancellation),
            OutboxKind.RingCaller => await voice.RingCallerAsync(item, cancellation),
            OutboxKind.RingSecond => await voice.RingSecondAsync(item, cancellation),
            OutboxKind.ArrangeRoom => await voice.ArrangeRoomAsync(item, cancellation),
            OutboxKind.EndCall => await voice.EndCallAsync(item, cancellation),
            OutboxKind.CallForHelp => await voice.CallForHelpAsync(item, cancellation),
            _ => throw new InvalidOperationException($"Unknown outbox kind {item.Kind}."),
        };
        // Rung in vain while the caller has rung by himself: nothing is missed, and nothing given back.
        var overtaken = item.Kind is OutboxKind.RingCaller && result.Outcome is not VoiceOutcome.Done && !await IsCurrentAsync(item, cancellation);
        var step = (item.Kind, result.Outcome) switch
        {
            _ when overtaken => Step.Refused(Refusal.WrongState),
            (OutboxKind.RingCounsellor, VoiceOutcome.Done) =>
                await queue.ChangeCallAsync(item.Contact, new CallChange { CounsellorSid = result.CallSid, Offer = item.Offer }, cancellation),
            (OutboxKind.RingCaller, VoiceOutcome.Done) =>
                await queue.ChangeCallAsync(item.Contact, new CallChange { CallerSid = result.CallSid, Offer = item.Offer }, cancellation),
            // A number that the network refuses is a try like one that nobody answers.
            (OutboxKind.RingCaller, VoiceOutcome.Refused) =>
                await queue.MissCallbackAsync(item.Contact, item.Offer ?? Guid.Empty, $"network: {result.Detail}", cancellation),
            (OutboxKind.RingSecond, VoiceOutcome.Done) =>
                await queue.ChangeSecondAsync(item.Contact, item.Offer ?? Guid.Empty, result.CallSid ?? "", joined: false, cancellation),
            // The conversation with the counsellor goes on; only the second person is not coming.
            (OutboxKind.RingSecond, not VoiceOutcome.CallerGone) =>
                await queue.LoseLegAsync(item.Contact, null, item.Offer, $"network: {result.Detail ?? result.Outcome.ToString()}", cancellation),
            (OutboxKind.EndCall or OutboxKind.ArrangeRoom or OutboxKind.CallForHelp, VoiceOutcome.Unreachable) when item.Attempts < MostAttempts => null,
            (OutboxKind.EndCall or OutboxKind.ArrangeRoom or OutboxKind.CallForHelp, _) or (_, VoiceOutcome.Done) => Step.Refused(Refusal.WrongState),
            (_, VoiceOutcome.CallerGone) when item.Call?.CallerSid is { } leg => await queue.LoseCallerAsync(item.Contact, leg, "caller hung up", cancellation),
            (_, VoiceOutcome.CallerGone) => await queue.EndAsync(item.Contact, Contacts.Party.Caller, null, "caller hung up", cancellation),
            // Whoever the guarantee rang waits inside, and the caller cannot be fetched.
            (OutboxKind.BringCaller, _) when item is { Offer: null, Call.CounsellorSid: { } helper } =>
                await queue.LoseHelpAsync(item.Contact, helper, $"network: {result.Detail ?? result.Outcome.ToString()}", cancellation),
            // Refused or out of reach: the caller must not wait on a network that does not ring, so the place is given back at once.
            _ => await queue.ReturnAsync(item.Contact, item.Offer, $"network: {result.Detail ?? result.Outcome.ToString()}", cancellation),
        };
        if (step is null)
            return; // stays leased; the next taker tries again
        await notifier.ShowAsync(step.Events);
        await queue.FinishOutboxAsync(item, cancellation);
    }

    private async Task<bool> IsCurrentAsync(OutboxItem item, CancellationToken cancellation)
    {
        var contact = (await queue.ReadCallerAsync(item.Contact, int.MaxValue, cancellation))?.Contact;
        return item.Kind is OutboxKind.RingSecond
            ? contact?.Consult is { State: Consults.ConsultState.Connecting } consult && consult.Id == item.Offer
            : item.Kind is OutboxKind.CallForHelp
            ? contact is { Urgent: not null, Help: null }
            // Whoever the guarantee rang waits inside the conference.
            : item is { Kind: OutboxKind.BringCaller, Offer: null, Call.CounsellorSid: { } helper } && contact?.Help is { } help
            ? help.By == helper
            // Whoever has rung by himself in the meantime is on the line.
            : contact is { State: Contacts.ContactState.Connecting } && (item.Kind is not OutboxKind.RingCaller || contact.IsCallback) && (item.Offer is null || contact.Offer?.Id == item.Offer);
    }

    public void Dispose() => _woken.Dispose();
}
