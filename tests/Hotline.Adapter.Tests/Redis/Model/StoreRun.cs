using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Redis;
using StackExchange.Redis;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>Runs a plan on the real scripts, in a cell of its own, and says where the store did something else than the model.</summary>
internal sealed class StoreRun(IConnectionMultiplexer connection, string run)
{
    private static int _cells;
    private static CancellationToken None => CancellationToken.None;

    /// <param name="plan">What the model did.</param>
    /// <param name="checkEvery">After how many commands the invariants are checked on the store, besides at the end.</param>
    /// <returns>Null, or what differed first.</returns>
    public Task<string?> DifferenceAsync(Plan plan, int checkEvery) => DifferenceAsync(plan, checkEvery, out _);

    /// <param name="plan">What the model did.</param>
    /// <param name="checkEvery">As above.</param>
    /// <param name="keys">The cell that was used.</param>
    public Task<string?> DifferenceAsync(Plan plan, int checkEvery, out RedisKeys keys) =>
        DifferenceAsync(plan, checkEvery, keys = new RedisKeys($"m{Interlocked.Increment(ref _cells)}"));

    private async Task<string?> DifferenceAsync(Plan plan, int checkEvery, RedisKeys keys)
    {
        var database = connection.GetDatabase();
        var op = Guid.Empty;
        var counted = 0;
        var queue = new ContactQueue(new ScriptRunner(connection, keys), TimeProvider.System) { CommandIds = () => op == Guid.Empty ? World.Op(++counted) : op };
        await database.StringSetAsync(keys.Clock, World.Start);
        await queue.OpenEpochAsync(null, plan.Epoch, World.Node, run, None);
        await queue.FinishOpeningAsync(plan.Epoch, None);
        // Escalations have a suite of their own (EscalationSuite): here no level raises one by itself.
        await database.StringSetAsync(keys.Journal[..^"journal".Length] + "escalationPlan", HotlineJson.Write(new EscalationPlan { Automatic = false }));
        foreach (var line in World.Lines())
            await queue.SetLineAsync(line, "system", None);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            if (step.Command.Verb is Verb.Wait)
            {
                await database.StringSetAsync(keys.Clock, step.Now);
                continue;
            }
            op = step.Op;
            var outcome = await step.Act.OnStore(queue);
            if (!JsonElement.DeepEquals(outcome, step.Expected))
                return $"{i + 1}. {step.Command}:\n{string.Join('\n', JsonDifferences.Of(step.Expected, outcome))}";
            if (checkEvery > 0 && i % checkEvery == checkEvery - 1 && Invariants.Check(await LiveStateReader.ReadAsync(database, keys.Journal)) is [var violation, ..])
                return $"after {i + 1}. {step.Command}: {violation}";
        }
        var end = await LiveStateReader.ReadAsync(database, keys.Journal);
        if (LiveStates.Differences(plan.End, end) is { Count: > 0 } differences)
            return $"at the end: {string.Join('\n', differences)}";
        if (Invariants.Check(end) is { Count: > 0 } violations)
            return $"at the end: {string.Join('\n', violations)}";
        return await AfterOpeningAsync(queue, plan, () => op = World.Op(++counted + 0xF000), database, keys);
    }

    /// <summary>Runs a plan with escalations as they are in service, a new epoch in its middle, and looks at the invariants only.</summary>
    /// <returns>What is violated first, or null, and what was told.</returns>
    public async Task<(string? Violation, IReadOnlyList<JournalEventType> Told)> ViolationAsync(Plan plan, int checkEvery)
    {
        var (database, keys) = (connection.GetDatabase(), new RedisKeys($"m{Interlocked.Increment(ref _cells)}"));
        var op = World.Op(0xCA4E0);
        var queue = new ContactQueue(new ScriptRunner(connection, keys), TimeProvider.System) { CommandIds = () => op };
        await database.StringSetAsync(keys.Clock, World.Start);
        await queue.OpenEpochAsync(null, plan.Epoch, World.Node, run, None);
        op = World.Op(0xCA4E1);
        await queue.FinishOpeningAsync(plan.Epoch, None);
        foreach (var (line, n) in World.Lines().Select((line, n) => (line, n)))
        {
            op = World.Op(0xCA4E2 + n);
            await queue.SetLineAsync(line, "system", None);
        }
        var told = new List<JournalEventType>();
        // A command that is repeated after an opening tells its events with the ids that they have: what both journals hold is one event.
        var middle = Enumerable.Range(plan.Steps.Count / 2, plan.Steps.Count).First(i => i + 1 >= plan.Steps.Count || !plan.Steps[i + 1].Command.Again);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            op = step.Op;
            if (step.Command.Verb is Verb.Wait)
                await database.StringSetAsync(keys.Clock, step.Now);
            else
                await step.Act.OnStore(queue);
            if (i == middle)
            {
                var epoch = World.Op(0xCA4EF).ToString();
                op = World.Op(0xCA4F0);
                await queue.OpenEpochAsync(plan.Epoch, epoch, World.Node, run, None);
                op = World.Op(0xCA4F1);
                await queue.FinishOpeningAsync(epoch, None);
            }
            if (i % checkEvery != checkEvery - 1 && i != plan.Steps.Count - 1)
                continue;
            var state = await LiveStateReader.ReadAsync(database, keys.Journal);
            if (Invariants.Check(state) is [var violation, ..])
                return ($"after {i + 1}. {step.Command}: {violation}", told);
            told = [.. state.Journal.Select(e => e.Type)];
        }
        return (null, told);
    }

    /// <summary>Whatever the sequence left, a new epoch that nobody announces to must hold the invariants too.</summary>
    private async Task<string?> AfterOpeningAsync(ContactQueue queue, Plan plan, Action nextOp, IDatabase database, RedisKeys keys)
    {
        var epoch = World.Op(0xE0C5).ToString();
        nextOp();
        await queue.OpenEpochAsync(plan.Epoch, epoch, World.Node, run, None);
        nextOp();
        await queue.FinishOpeningAsync(epoch, None);
        return Invariants.Check(await LiveStateReader.ReadAsync(database, keys.Journal)) is { Count: > 0 } violations ? $"after the opening: {string.Join('\n', violations)}" : null;
    }
}

/// <summary>Where two JSON texts differ, one line a place.</summary>
internal static class JsonDifferences
{
    public static IEnumerable<string> Of(JsonElement model, JsonElement store, string at = "")
    {
        if (model.ValueKind == store.ValueKind && (model.ValueKind is JsonValueKind.Undefined || JsonElement.DeepEquals(model, store)))
            return [];
        if (model.ValueKind is JsonValueKind.Object && store.ValueKind is JsonValueKind.Object)
            return model.EnumerateObject().Select(p => p.Name).Union(store.EnumerateObject().Select(p => p.Name))
                .SelectMany(name => Of(Of(model, name), Of(store, name), $"{at}.{name}"));
        if (model.ValueKind is JsonValueKind.Array && store.ValueKind is JsonValueKind.Array)
            return Enumerable.Range(0, Math.Max(model.GetArrayLength(), store.GetArrayLength())).SelectMany(i => Of(Of(model, i), Of(store, i), $"{at}[{i}]"));
        return [$"  {at}: model {Text(model)}, store {Text(store)}"];
    }

    private static JsonElement Of(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement Of(JsonElement json, int i) => i < json.GetArrayLength() ? json[i] : default;

    private static string Text(JsonElement json) => json.ValueKind is JsonValueKind.Undefined ? "nothing" : json.GetRawText();
}

/// <summary>Cuts a failing sequence down: leaves out halves, quarters … single commands, as long as what is left still fails.</summary>
internal static class Shrinking
{
    public static async Task<IReadOnlyList<Command>> ShrinkAsync(IReadOnlyList<Command> failing, Func<IReadOnlyList<Command>, Task<bool>> fails)
    {
        var now = failing.ToList();
        for (var size = now.Count / 2; size >= 1; size = Math.Min(size, now.Count) / 2)
        {
            for (var at = 0; at < now.Count;)
            {
                List<Command> less = [.. now[..at], .. now[Math.Min(now.Count, at + size)..]];
                if (await fails(less))
                    now = less;
                else
                    at += size;
            }
        }
        return now;
    }
}
