using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Reference;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>One command as the model carried it out.</summary>
internal sealed record Planned(Command Command, Act Act, long Now, Guid Op, JsonElement Expected);

/// <summary>A sequence as the model carried it out: what a store must do, and the state it must come to.</summary>
/// <param name="Violations">Invariants that the model itself broke, with the place in the sequence.</param>
internal sealed record Plan(string Epoch, IReadOnlyList<Planned> Steps, LiveState End, IReadOnlyList<string> Violations)
{
    public string Text => string.Join('\n', Steps.Select(s => s.Command));
}

/// <summary>Runs sequences on the model; the invariants are checked after each command.</summary>
internal static class ModelRun
{
    public static readonly string Epoch = World.Op(0xE0C4).ToString();

    /// <summary>Aims the draws one after the other, where the sequence then stands.</summary>
    public static Plan Make((int Counsellors, int Contacts, Draw[] Draws) drawn)
    {
        var at = new Position();
        Command? last = null;
        foreach (var draw in drawn.Draws)
            last = at.Run(Commands.Aim(draw, at.Engine, at.Acts, drawn.Counsellors, drawn.Contacts, last));
        return at.Plan();
    }

    public static Plan Replay(IEnumerable<Command> commands)
    {
        var at = new Position();
        foreach (var command in commands)
            at.Run(command);
        return at.Plan();
    }

    private sealed class Position
    {
        private readonly List<Planned> _steps = [];
        private readonly List<string> _violations = [];
        private long _now = World.Start;
        private int _ops;

        public Position()
        {
            Engine = new ReferenceEngine(Epoch);
            Engine.OpenFirst(new Moment(_now, World.Op(++_ops)), World.Node);
            _ops++; // the end of the opening
            foreach (var line in World.Lines())
                Engine.SetLine(new Moment(_now, World.Op(++_ops)), line, "system");
            Acts = new Acts(Engine);
        }

        public ReferenceEngine Engine { get; }
        public Acts Acts { get; }

        public Command Run(Command command)
        {
            if (command.Verb is Verb.Wait)
            {
                _now += command.A;
                _steps.Add(new Planned(command, new Act((_, _) => default, _ => Task.FromResult(default(JsonElement))), _now, default, default));
                return command;
            }
            var op = World.Op(command.Again ? _ops : ++_ops);
            var act = Acts.Of(command, _now);
            var expected = act.OnModel(Engine, new Moment(_now, op));
            _steps.Add(new Planned(command, act, _now, op, expected));
            if (_violations.Count == 0)
                _violations.AddRange(Invariants.Check(LiveState.Of(Engine, Epoch, _now)).Select(v => $"after {_steps.Count}. {command}: {v}"));
            return command;
        }

        public Plan Plan() => new(Epoch, _steps, LiveState.Of(Engine, Epoch, _now), _violations);
    }
}

/// <summary>Compares two live states; says each thing that differs.</summary>
internal static class LiveStates
{
    public static IReadOnlyList<string> Differences(LiveState model, LiveState store) =>
    [
        .. Maps("contact", model.Contacts, store.Contacts, c => HotlineJson.Write(new { c.Image, Tried = Sorted(c.Tried), Open = c.Connections.Order(StringComparer.Ordinal) })),
        .. Maps("counsellor", model.Counsellors, store.Counsellors, c => HotlineJson.Write(new { c.Image, c.LeftByGrace, Open = c.Connections.Order(StringComparer.Ordinal) })),
        .. Maps("queue", model.Queues, store.Queues.Where(q => q.Value.Count > 0).ToDictionary(), q => string.Join(' ', q.Select(r => $"{r.Id}@{(long)r.Score}"))),
        // A plain requirement stays known when nobody waits; the invariants look at it.
        .. Maps("free", model.Free, store.Free.Where(f => model.Free.ContainsKey(f.Key)).ToDictionary(), f => string.Join(' ', f)),
        .. Maps("able", model.Able, store.Able.Where(f => model.Able.ContainsKey(f.Key)).ToDictionary(), f => string.Join(' ', f.Order())),
        // What the store still has in its set and the model does not need is checked by what it does: nothing.
        .. Maps("timer", model.Timers, store.Timers.Where(t => model.Timers.ContainsKey(t.Key)).ToDictionary(), t => $"{t}"),
        .. Maps("chat", model.Chats, store.Chats, HotlineJson.Write),
        .. Maps("form", model.Forms, store.Forms, v => $"{v}"),
        .. Maps("outbox", model.Outbox, store.Outbox, v => $"{v}"),
    ];

    private static SortedDictionary<string, long> Sorted(IReadOnlyDictionary<Guid, long> map) => new(map.ToDictionary(m => $"{m.Key}", m => m.Value), StringComparer.Ordinal);

    private static IEnumerable<string> Maps<TKey, T>(string what, Dictionary<TKey, T> model, Dictionary<TKey, T> store, Func<T, string> text) where TKey : notnull
    {
        foreach (var key in model.Keys.Union(store.Keys))
        {
            var (expected, found) = (model.TryGetValue(key, out var m) ? text(m) : null, store.TryGetValue(key, out var s) ? text(s) : null);
            if (expected != found && !(IsJson(expected) && IsJson(found) && JsonElement.DeepEquals(JsonElement.Parse(expected!), JsonElement.Parse(found!))))
                yield return $"{what} {key}:\n  model {expected ?? "none"}\n  store {found ?? "none"}";
        }
    }

    private static bool IsJson(string? text) => text is ['{', ..];
}
