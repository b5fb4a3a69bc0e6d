using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Measures;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>A line's figures of some days: contacts by the day of their arrival, counsellors' time and alarms by the clock.</summary>
public sealed class FigureTables(IHistory history, ReadHistory periods, IRecord record, IContactQueue queue, TimeProvider time)
{
    /// <summary>Contacts as they stood at the time asked for; null when there is no such line.</summary>
    public async Task<(Line Line, IReadOnlyList<ContactFact> Facts, DateTimeOffset At)?> FactsAsync(HistoryQuery query, CancellationToken cancellation)
    {
        if ((await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == query.Line) is not { } line)
            return null;
        var at = query.At is { } asked ? DateTimeOffset.FromUnixTimeMilliseconds(asked) : time.GetUtcNow();
        var facts = await history.ReadFactsAsync(line.Code, query.From, query.Until, cancellation);
        return (line, [.. facts.Select(f => f.AsOf(at)).OfType<ContactFact>()], at);
    }

    public async Task<FiguresView?> MakeAsync(HistoryQuery query, CancellationToken cancellation)
    {
        if (await FactsAsync(query, cancellation) is not var (line, facts, at))
            return null;
        var (start, end) = query.Span(line);
        var until = at < end ? at : end;
        var period = until > start ? await periods.PeriodAsync(start, until, cancellation) : new Period([], [], [], []);
        var conversations = period.Conversations.Where(c => c.Line == line.Code).ToList();
        var by = query.By ?? FigureGroup.None;
        var groupOf = facts.ToDictionary(f => f.Id, f => HistoryQuery.GroupOf(f, by));
        var names = period.Counsellors.ToDictionary(c => c.Id.ToString(), c => c.Alias);
        // A conversation belongs where its contact does; by counsellor it belongs to whoever had it.
        var talks = conversations.ToLookup(c => by is FigureGroup.Counsellor ? c.Counsellor.ToString() : groupOf.GetValueOrDefault(c.Contact, ""));
        // Whoever left late in the evening is reached the next day, and on whatever line is rung next.
        var reachable = end + Figures.ReachedWithin;
        var answers = (await history.ReadAnswersAsync(start, at < reachable ? at : reachable, cancellation)).ToLookup(a => a.Person, a => a.At);
        List<FigureRow> rows = [new FigureRow("", null, Figures.Of(facts, conversations, answers, until))];
        if (by is not FigureGroup.None)
            foreach (var group in facts.GroupBy(f => groupOf[f.Id]).OrderBy(g => g.Key, StringComparer.Ordinal))
                rows.Add(new FigureRow(group.Key, await NameAsync(group.Key), Figures.Of([.. group], [.. talks[group.Key]], answers, until)));
        var hours = facts.GroupBy(f => f.Hour).OrderBy(h => h.Key).Select(h => new WallboardHour(
            h.Key, h.Count(f => Counts.Is(Count.Offered, f)), h.Count(f => Counts.Is(Count.Answered, f)), h.Count(f => Counts.Is(Count.Abandoned, f))));
        return new FiguresView(
            line.Code, query.From, query.Until, start, end, until, line.ServiceLevelVariant, line.ServiceLevel, rows, [.. hours],
            [.. period.Counsellors.Select(c => new CounsellorFigures(c, c.Occupancy))], [.. period.Alarms.Where(a => a.Line == line.Code)],
            Escalations([.. period.Escalations.Where(e => e.Line == line.Code)], until));

        static IReadOnlyList<EscalationRow> Escalations(IReadOnlyList<EscalationTrace> raised, DateTimeOffset until)
        {
            var byKind = raised.ToLookup(e => e.Kind);
            return [.. EscalationFigures.Of(raised, until).Select(f => new EscalationRow(f, f.Share, [.. byKind[f.Kind].Select(e => new EscalationFact(
                e.Id, e.Kind, e.Contact, e.Raised, e.Within, e.Acknowledged, e.State, EscalationFigures.IsCounted(e, until) ? EscalationFigures.IsOnTime(e) : null))]))];
        }

        async Task<string?> NameAsync(string group) => by is FigureGroup.Counsellor && Guid.TryParse(group, out var id)
            ? names.GetValueOrDefault(group) ?? (await record.ReadCounsellorAsync(id, cancellation))?.Alias : null;
    }
}
