using Hotline.Core.Duty;

namespace Hotline.Server.Contracts;

/// <summary>A shift as the rota shows it. Name and numbers are in clear; null name: its key is gone.</summary>
public sealed record ShiftView(
    Guid Id, DutyRole Role, string? County, Guid? Staff, Guid? Partner, DateTimeOffset From, DateTimeOffset To, bool Weekly, DateTimeOffset? Ends, int Order, long Version,
    string? Name, string? Number, string? Email);

/// <summary>One time that a shift takes place.</summary>
public sealed record OccurrenceView(Guid Shift, DateTimeOffset From, DateTimeOffset To);

/// <summary>Who must always be reachable for one county or the city: who is now, who comes next, and when nobody is within what was asked for.</summary>
public sealed record DutyPost(DutyRole Role, string? County, IReadOnlyList<Guid> Now, OccurrenceView? Next, IReadOnlyList<Gap> Gaps);

/// <summary>An account that may be on duty as a supervisor.</summary>
public sealed record DutyAccount(Guid Id, string Name);

/// <summary>GET /api/duty?from=&amp;to=: the rota of a stretch of time, at most 35 days.</summary>
public sealed record RotaView(DateTimeOffset At, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<OccurrenceView> Occurrences, IReadOnlyList<DutyPost> Posts, IReadOnlyList<DutyAccount> People);

/// <summary>GET /api/partners, and PUT /api/partners/{id} with the version that the change started from.</summary>
public sealed record PartnerView(
    Guid Id, PartnerKind Kind, string Name, string? County, string? Serves, DeliveryWay Delivery, int Order, bool Active, long Version, PartnerContact Contact);

/// <summary>POST /api/partners/import: the list as it was pasted.</summary>
public sealed record ImportRequest(string Text, bool DryRun);
