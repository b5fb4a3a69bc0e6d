using System.Collections.Concurrent;
using System.Globalization;
using TwilioEmulator.Api;

namespace TwilioEmulator.Network;

/// <summary>Plays scenario files.</summary>
internal sealed class Scenarios(Exchange exchange, Switchboard board, Faults faults, Behaviours behaviours, EmulatorOptions options, Clock clock)
{
    private const double Patience = 60;
    private readonly ConcurrentDictionary<int, Run> runs = new();
    private int last;

    private sealed class Run(int callers)
    {
        public int Callers { get; } = callers;
        public ConcurrentQueue<string> Stuck { get; } = new();
        public Task Task { get; set; } = Task.CompletedTask;
        public int Dialled;
        public int Over;
    }

    /// <summary>Null when it is sound, else what is wrong with it.</summary>
    public string? Problem(Scenario scenario)
    {
        foreach (var fault in scenario.Faults ?? [])
            if (!Faults.Kinds.Contains(fault.Kind))
                return $"faults: kind is one of: {string.Join(", ", Faults.Kinds)}";
        foreach (var does in scenario.Behaviours ?? new Dictionary<string, string>())
            if (!Behaviours.Names.ContainsKey(does.Value))
                return $"behaviours: one of: {string.Join(", ", Behaviours.Names.Keys)}";
        if (scenario.Callers is not { Count: > 0 } callers)
            return "callers: there is none";
        foreach (var caller in callers)
        {
            if (string.IsNullOrEmpty(caller.From) || caller.Count is < 1 or > 10_000)
                return "callers: each has a number (from), and a count from 1 to 10000";
            if (Number(caller) is not { } to || options.Numbers.TrueForAll(n => n.Number != to))
                return $"callers: {caller.To} is no number of the service";
            foreach (var step in caller.Steps ?? [])
                if (step.Until is { } until && Conditions.Parse(until) is null)
                    return $"steps: until is one of: {Conditions.Known}";
        }
        return null;
    }

    public int Start(Scenario scenario)
    {
        var run = new Run(scenario.Callers!.Sum(c => c.Count ?? 1));
        var id = Interlocked.Increment(ref last);
        runs[id] = run;
        foreach (var (to, does) in scenario.Behaviours ?? new Dictionary<string, string>())
            behaviours.Set(to, Behaviours.Names[does]);
        run.Task = Task.WhenAll(
        [
            .. (scenario.Faults ?? []).Select(BreakAsync),
            .. scenario.Callers!.SelectMany(c => Enumerable.Range(0, c.Count ?? 1).Select(n => CallAsync(run, c, n))),
        ]);
        return id;
    }

    public ScenarioView? Of(int id) => runs.TryGetValue(id, out var run)
        ? new ScenarioView(id, run.Callers, run.Dialled, run.Over, run.Task.IsCompleted, [.. run.Stuck])
        : null;

    /// <summary>Until it is over, or for so long.</summary>
    public async Task WaitAsync(int id, TimeSpan limit, CancellationToken cancel)
    {
        if (runs.TryGetValue(id, out var run))
            await Task.WhenAny(run.Task, Task.Delay(limit, clock.Time, cancel));
    }

    private async Task BreakAsync(ScenarioFault fault)
    {
        await clock.PassRealAsync(fault.At, CancellationToken.None);
        faults.Add(new Fault(fault.Kind, fault.Percent, fault.DurationMs, fault.To, fault.Times));
    }

    private async Task CallAsync(Run run, ScenarioCaller caller, int n)
    {
        await clock.PassRealAsync(caller.At + caller.Every * n, CancellationToken.None);
        var call = exchange.DialIn(From(caller.From, n), Number(caller)!)!;
        Interlocked.Increment(ref run.Dialled);
        foreach (var step in caller.Steps ?? [])
        {
            if (!await ReachAsync(call, step))
            {
                run.Stuck.Enqueue($"{call.Sid} {step.Until}");
                exchange.HangUp(call);
                break;
            }
            if (step.Press is { } keys)
                exchange.Press(call, keys);
            if (step.Say is { } words)
                exchange.Speak(call, words);
            if (step.HangUp)
                exchange.HangUp(call);
        }
        await board.WaitAsync(() => call.Ended, null, CancellationToken.None);
        Interlocked.Increment(ref run.Over);
    }

    private async Task<bool> ReachAsync(Call call, ScenarioStep step)
    {
        if (step.Until is { } until)
        {
            var holds = Conditions.Parse(until)!;
            await board.WaitAsync(() => holds(call) || call.Ended, TimeSpan.FromSeconds(step.Within ?? Patience), CancellationToken.None);
            if (!board.Read(() => holds(call)))
                return false;
        }
        await clock.PassRealAsync(step.After, CancellationToken.None);
        return true;
    }

    private string? Number(ScenarioCaller caller) => caller.To ?? options.Numbers.FirstOrDefault()?.Number;

    private static string From(string pattern, int n)
    {
        var number = pattern.ToCharArray();
        var digits = n.ToString(CultureInfo.InvariantCulture).PadLeft(number.Length, '0');
        for (int i = number.Length - 1, digit = digits.Length - 1; i >= 0; i--)
            if (number[i] == '#')
                number[i] = digits[digit--];
        return new string(number);
    }
}
