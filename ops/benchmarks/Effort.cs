namespace Hotline.Bench;

/// <summary>How much a run measures. Quick runs only show that the benchmarks work; their figures say nothing.</summary>
/// <param name="Contacts">A smaller replay of Wenzhou.</param>
internal sealed record Effort(bool Quick, int? Contacts = null)
{
    public T Of<T>(T full, T quick) => Quick ? quick : full;
}
