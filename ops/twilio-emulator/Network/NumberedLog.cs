namespace TwilioEmulator.Network;

/// <summary>The newest entries of something, numbered from 1. Entries are mutable only by their owner.</summary>
internal sealed class NumberedLog<T>(int kept = 20_000)
{
    private readonly Lock gate = new();
    private readonly Queue<(int N, T Entry)> entries = new();
    private int last;

    public T Add(Func<int, T> make)
    {
        lock (gate)
        {
            var entry = make(++last);
            entries.Enqueue((last, entry));
            if (entries.Count > kept)
            {
                entries.Dequeue();
            }

            return entry;
        }
    }

    public List<T> After(int n)
    {
        lock (gate)
        {
            return entries.Where(e => e.N > n).Select(e => e.Entry).ToList();
        }
    }

    public T? Find(int n)
    {
        lock (gate)
        {
            return entries.Where(e => e.N == n).Select(e => e.Entry).FirstOrDefault();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }
}
