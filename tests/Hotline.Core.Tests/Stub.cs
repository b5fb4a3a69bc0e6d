using System.Reflection;

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

    public Stub On(string method, Func<object?[], object?> answer)
    {
        _answers[method] = answer;
        return this;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _answers.TryGetValue(targetMethod!.Name, out var answer) ? answer(args ?? []) : throw new NotSupportedException($"{targetMethod.DeclaringType?.Name}.{targetMethod.Name} is not part of this test.");
}
