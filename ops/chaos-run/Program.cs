using Hotline.Chaos;

try
{
    return await new Run(Plan.Parse(args)).HandleAsync() ? 1 : 0;
}
catch (ChaosException e)
{
    await Console.Error.WriteLineAsync($"ops/chaos: {e.Message}");
    return 2;
}
