using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Core.Settings;

namespace Hotline.Core.Reference;

/// <summary>The rota, the directory and settings of the whole service. What is long over leaves the live state only where it can no longer be seen.</summary>
public sealed partial class ReferenceEngine
{
    private readonly Dictionary<Guid, Shift> _shifts = [];
    private readonly Dictionary<Guid, Partner> _partners = [];
    private readonly Dictionary<string, LiveSetting> _settings = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, LiveSetting> Settings => _settings;
    public CareLimits Care => CareLimits.Of(_settings.GetValueOrDefault(SettingNames.Care));
    public DutyNow Duty => new([.. _shifts.Values], [.. _partners.Values]);

    public Step SetShift(Moment at, Shift shift, string by) =>
        Keep(at, by, _shifts, shift.Id, shift, shift with { Version = shift.Version + 1 }, s => s.Version, JournalEventType.DutyChanged, (e, s) => e with { Shift = s });

    public Step SetPartner(Moment at, Partner partner, string by) =>
        Keep(at, by, _partners, partner.Id, partner, partner with { Version = partner.Version + 1 }, p => p.Version, JournalEventType.PartnerChanged, (e, p) => e with { Partner = p });

    public Step SetSetting(Moment at, LiveSetting setting) =>
        Keep(at, setting.By, _settings, setting.Name, setting with { Version = setting.Version - 1 }, setting, s => s.Version, JournalEventType.SettingChanged, (e, s) => e with { Setting = s });

    private Step Keep<TId, T>(Moment at, string by, Dictionary<TId, T> all, TId id, T based, T next, Func<T, long> version, JournalEventType type, Func<JournalEvent, T, JournalEvent> with)
        where TId : notnull where T : class
    {
        Begin(at, by);
        var kept = all.GetValueOrDefault(id);
        if (kept is not null && HotlineJson.Write(kept) == HotlineJson.Write(next))
            return Repeated();
        if ((kept is null ? 0 : version(kept)) is var known && known != version(based))
            return Refuse(Refusal.FormChanged, Json(known));
        all[id] = next;
        Append(with(new JournalEvent { Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = type, By = by }, next));
        return Done();
    }
}
