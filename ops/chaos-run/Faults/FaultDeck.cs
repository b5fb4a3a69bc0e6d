using System.Globalization;
using Hotline.Chaos.Service;
using Hotline.Server.Tests.Harness;

namespace Hotline.Chaos.Faults;

/// <summary>
/// Deals the faults: every kind once before any comes again. One in three is joined by another of another sort while it lasts, which is
/// where what survived the one is needed for the other.
/// </summary>
internal sealed class FaultDeck(Plan plan, Cell cell, Action<string> tell)
{
    private readonly Random _dice = new(plan.Seed);
    private readonly Dictionary<FaultKind, int> _dealt = [];

    public IReadOnlyDictionary<FaultKind, int> Dealt => _dealt;

    public async Task DealAsync(Func<Task> between, CancellationToken cancellation)
    {
        for (var began = Pause.Now; Pause.Since(began) < plan.Seconds;)
        {
            var round = plan.Faults.ToArray();
            _dice.Shuffle(round);
            if (round.Length == 0)
            {
                await Pause.ForAsync(3, cancellation);
                await between();
            }
            foreach (var kind in round)
            {
                await Pause.ForAsync(plan.Rest.Least + _dice.NextDouble() * (plan.Rest.Most - plan.Rest.Least), cancellation);
                await between();
                // Every kind at least once, however slow the machine.
                if (Pause.Since(began) > plan.Seconds && _dealt.ContainsKey(kind))
                    continue;
                var both = Task.CompletedTask;
                if (_dice.Next(3) == 0 && plan.Faults.Where(other => SortOf(other) != SortOf(kind)).ToList() is { Count: > 0 } others)
                    both = LaterAsync(0.2 + _dice.NextDouble(), others[_dice.Next(others.Count)]);
                await HappenAsync(kind);
                await both;
            }
        }
    }

    private async Task LaterAsync(double seconds, FaultKind kind)
    {
        await Pause.ForAsync(seconds);
        await HappenAsync(kind);
    }

    /// <summary>Two faults of one sort would get in each other's way.</summary>
    private static string SortOf(FaultKind kind) => kind switch
    {
        FaultKind.Kill or FaultKind.Freeze => "node",
        FaultKind.Cut or FaultKind.Slow => "way",
        FaultKind.RedisRestart or FaultKind.Flush or FaultKind.Rollback => "store",
        _ => "record",
    };

    private Node Anyone() => cell.Nodes[_dice.Next(cell.Nodes.Count)];

    private async Task HappenAsync(FaultKind kind)
    {
        _dealt[kind] = _dealt.GetValueOrDefault(kind) + 1;
        // Half as long as a frozen node: a fault that people notice.
        var length = plan.Freeze / 2 * (0.5 + _dice.NextDouble());
        var share = 0.2 + _dice.NextDouble() * 0.4;
        switch (kind)
        {
            case FaultKind.Kill:
                var killed = Anyone();
                tell($"kill -9 of node {killed.Number}");
                await killed.KillAsync();
                await Pause.ForAsync(length / 2);
                await killed.StartAsync();
                break;
            case FaultKind.Freeze:
                var frozen = Anyone();
                tell(string.Create(CultureInfo.InvariantCulture, $"SIGSTOP of node {frozen.Number} for {plan.Freeze:0} s"));
                await frozen.FreezeAsync();
                await Pause.ForAsync(plan.Freeze);
                await frozen.ThawAsync();
                break;
            case FaultKind.Cut:
                tell($"{cell.Balancer.Cut(share, _dice)} connections cut");
                break;
            case FaultKind.Slow:
                tell($"{cell.Balancer.Slow(share, 400, _dice)} connections slow");
                await Pause.ForAsync(length);
                cell.Balancer.Slow(1.1, 0, _dice);
                break;
            case FaultKind.RedisRestart:
                tell("kill -9 and restart of Redis");
                await cell.RestartRedisAsync(length / 4);
                break;
            case FaultKind.Flush:
                tell("FLUSHALL");
                await cell.FlushAsync();
                break;
            case FaultKind.Rollback:
                var copy = cell.CopyAppendOnlyFile();
                await Pause.ForAsync(1 + length / 2);
                tell(string.Create(CultureInfo.InvariantCulture, $"rollback of Redis by {1 + length / 2:0.0} s"));
                cell.RollBack(copy);
                break;
            case FaultKind.RecordLocked:
                tell(string.Create(CultureInfo.InvariantCulture, $"SQL locked for {length:0.0} s"));
                await using (await RecordLock.TakeAsync(cell.Folder))
                    await Pause.ForAsync(length);
                break;
            case FaultKind.RecordAway:
                tell(string.Create(CultureInfo.InvariantCulture, $"SQL file away for {length:0.0} s"));
                File.Move(cell.RecordFile, cell.RecordFile + ".away");
                // Its place is taken: a node that starts meanwhile would begin a new record there.
                Directory.CreateDirectory(cell.RecordFile);
                await Pause.ForAsync(length);
                Directory.Delete(cell.RecordFile);
                File.Move(cell.RecordFile + ".away", cell.RecordFile);
                break;
        }
    }
}
