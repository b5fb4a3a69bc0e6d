using System.Reflection;
using Hotline.Core.Outbox;

namespace Hotline.Core.Tests;

/// <summary>A port of which a test needs a few methods: each answers by name, and any other call is a mistake of the test.</summary>
public class Stub : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object?>> _answers = [];

    public static T Make<T>(Action<Stub>? answers = null) where T : class
    {
        var port = Create<T, Stub>();
        answers?.Invoke((Stub)(object)port);
        return port;
    }

    /// <summary>An outbox that is only woken: what it would carry out is never asked for.</summary>
    public static RunOutbox Outbox(params object[] ports)
    {
        var made = typeof(RunOutbox).GetConstructors().Single();
        return (RunOutbox)made.Invoke([.. made.GetParameters().Select(p => ports.FirstOrDefault(p.ParameterType.IsInstanceOfType) ?? Activator.CreateInstance(p.ParameterType))]);
    }

    public Stub On(string method, Func<object?[], object?> answer)
    {
        _answers[method] = answer;
        return this;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _answers.TryGetValue(targetMethod!.Name, out var answer) ? answer(args ?? []) : throw new NotSupportedException($"{targetMethod.DeclaringType?.Name}.{targetMethod.Name} is not part of this test.");
}
