namespace Hotline.Bench;

/// <summary>How much a run measures. Quick runs only show that the benchmarks work; their figures say nothing.</summary>
internal sealed record Effort(bool Quick)
{
    public T Of<T>(T full, T quick) => Quick ? quick : full;
}
