using Hotline.Core.Routing;

namespace Hotline.Core.Escalations;

/// <param name="Step">Refused: unknown, late, used or taken back.</param>
/// <param name="Escalation">Which one it opens.</param>
public sealed record OpenedLink(Step Step, Guid Escalation = default);

/// <summary>A partner opens a link: its one-time code becomes a session of that browser.</summary>
public sealed class OpenLink(IEscalations escalations, EscalationLinks links, INotifier notifier)
{
    /// <param name="token">From the link.</param>
    /// <param name="session">What this browser made and keeps: the same again opens the same link once more, so that a lost answer locks nobody out.</param>
    /// <param name="cancellation">Ends the wait for the store.</param>
    public async Task<OpenedLink> HandleAsync(string? token, string? session, CancellationToken cancellation)
    {
        if (links.Read(token) is not { } link || !EscalationLinks.IsSession(session))
            return new OpenedLink(Step.Refused(Refusal.LinkUnknown));
        var step = await escalations.RedeemLinkAsync(link.Escalation, link.Number, EscalationLinks.Hash(session), cancellation);
        await notifier.ShowAsync(step.Events);
        return step.Done ? new OpenedLink(step, link.Escalation) : new OpenedLink(step);
    }

    /// <summary>What a session may see. Its own asking only: another's session, a late one or one taken back is refused.</summary>
    public async Task<(Refusal? Refusal, Escalation? Escalation)> ReadAsync(Guid escalation, string? session, DateTimeOffset now, CancellationToken cancellation)
    {
        if (session is not { Length: > 0 and <= 100 } || await escalations.ReadAsync(escalation, cancellation) is not { } known)
            return (Refusal.LinkUnknown, null);
        if (known.Link is not { Session: { } kept } link || kept != EscalationLinks.Hash(session))
            return (Refusal.LinkRevoked, null);
        return link.Expires <= now ? (Refusal.LinkExpired, null) : (null, known);
    }
}
