namespace Hotline.Bench;

/// <summary>How much a run measures. Quick runs only show that the benchmarks work; their figures say nothing. Contacts: a smaller replay of Wenzhou.</summary>
internal sealed record Effort(bool Quick, int? Contacts = null)
{
    public T Of<T>(T full, T quick) => Quick ? quick : full;
}
