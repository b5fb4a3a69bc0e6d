using Hotline.Core.Contacts;
using Hotline.Core.Record;

namespace Hotline.Core.FollowUps;

/// <summary>
/// Plans follow-ups for closed contacts and moves those that are due. Both work on what SQL holds, so nothing is lost with the live state or with
/// a node, and doing it twice changes nothing.
/// </summary>
public sealed class PlanFollowUps(ICareRecord care, TimeProvider time)
{
    /// <summary>Contacts that close longer after their arrival than this are not planned for by themselves.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(60);
    private const int Chunk = 100;

    /// <returns>How many contacts were planned for and how many follow-ups became due.</returns>
    public async Task<(int Planned, int Due)> HandleAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var planned = 0;
        if (await care.ReadUnplannedAsync(RiskLevel.Moderate, now - Reach, Chunk, cancellation) is { Count: > 0 } contacts)
        {
            var settings = await ReadSettingsAsync(cancellation);
            foreach (var contact in contacts)
                if (await care.PlanFollowUpsAsync(contact.Id, now, FollowUpPolicy.Plan(contact, settings), cancellation))
                    planned++;
        }
        return (planned, await care.MoveDueAsync(now, cancellation));
    }

    public async Task<FollowUpSettings> ReadSettingsAsync(CancellationToken cancellation) =>
        await care.ReadSettingAsync(FollowUpSettings.Name, cancellation) is var (version, value) ? HotlineJson.Read<FollowUpSettings>(value) with { Version = version } : new FollowUpSettings();
}
