namespace Hotline.Server.Tests.Harness;

/// <summary>Awaits a condition with a deadline; nothing sleeps for a fixed time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <param name="condition">Asked until it is true; an exception counts as "not yet".</param>
    /// <param name="what">What the test waits for, in words.</param>
    /// <param name="seconds">The deadline.</param>
    /// <param name="state">Told when the deadline has passed.</param>
    public static async Task ThatAsync(Func<Task<bool>> condition, string what, double seconds = 10, Func<string>? state = null)
    {
        using var timer = new PeriodicTimer(Look);
        var began = TimeProvider.System.GetTimestamp();
        Exception? last;
        do
        {
            last = null;
            try
            {
                if (await condition())
                    return;
            }
            catch (Exception e) when (e is not AssertionException)
            {
                last = e;
            }
        }
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(seconds) && await timer.WaitForNextTickAsync());
        Assert.Fail($"Not within {seconds} s: {what}.{(last is null ? "" : $" Last failure: {last.Message}")}{(state is null ? "" : $" Now: {state()}")}");
    }

    public static Task ThatAsync(Func<bool> condition, string what, double seconds = 10, Func<string>? state = null) =>
        ThatAsync(() => Task.FromResult(condition()), what, seconds, state);

    /// <summary>Awaits something that is there.</summary>
    public static async Task<T> GetAsync<T>(Func<T?> read, string what, double seconds = 10, Func<string>? state = null) where T : class
    {
        T? found = null;
        await ThatAsync(() => (found = read()) is not null, what, seconds, state);
        return found!;
    }

    /// <summary>True as long as the condition keeps false for the whole time: used to show that nothing happens.</summary>
    public static async Task NeverAsync(Func<bool> condition, string what, double seconds)
    {
        using var timer = new PeriodicTimer(Look);
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(seconds) && await timer.WaitForNextTickAsync())
            Assert.That(condition(), Is.False, what);
    }

    /// <summary>Lets real time pass, for a fault that lasts.</summary>
    public static async Task PassAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}
