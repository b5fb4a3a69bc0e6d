using Hotline.Core.Routing;

namespace Hotline.Core.Escalations;

/// <param name="Step">Refused: unknown, late, used or taken back.</param>
/// <param name="Escalation">Which one it opens.</param>
/// <param name="Session">What the browser keeps from now on: the code is used.</param>
public sealed record OpenedLink(Step Step, Guid Escalation = default, string? Session = null);

/// <summary>A partner opens a link: its one-time code becomes a session of that browser.</summary>
public sealed class OpenLink(IEscalations escalations, EscalationLinks links, INotifier notifier)
{
    public async Task<OpenedLink> HandleAsync(string? token, CancellationToken cancellation)
    {
        if (links.Read(token) is not { } link)
            return new OpenedLink(Step.Refused(Refusal.LinkUnknown));
        var (session, hash) = EscalationLinks.NewSession();
        var step = await escalations.RedeemLinkAsync(link.Escalation, link.Number, hash, cancellation);
        await notifier.ShowAsync(step.Events);
        return step.Done ? new OpenedLink(step, link.Escalation, session) : new OpenedLink(step);
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
