namespace Hotline.Core.Signs;

/// <summary>The learned characters of a document, ready to be looked up: the weights of a logistic regression over character n-grams.</summary>
internal sealed class LearnedGrams
{
    public const int Longest = 3;

    /// <summary>Id under which what they found is reported.</summary>
    public const string Rule = "learned";

    private readonly Dictionary<string, (int Points, PhraseCategory? Category)> _grams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Points, PhraseCategory? Category)>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public LearnedGrams(IEnumerable<PhraseGrams> learned)
    {
        foreach (var (category, points) in learned)
            foreach (var (gram, worth) in points)
                _grams[gram] = (worth, category);
        _lookup = _grams.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public LearnedPoints Of(string text)
    {
        var points = new LearnedPoints(text.Length);
        if (_grams.Count == 0)
            return points;
        for (var at = 0; at < text.Length; at++)
            for (var length = 1; length <= Longest && at + length <= text.Length; length++)
                if (_lookup.TryGetValue(text.AsSpan(at, length), out var gram))
                    points.Add(at, length, gram.Points, gram.Category);
        return points;
    }
}

/// <summary>What the learned characters of one text add up to, between any two places.</summary>
internal sealed class LearnedPoints(int length)
{
    /// <summary>Characters that add nothing and do not end a stretch of those that do.</summary>
    private const int Gap = 2;

    private readonly List<(int At, int Count, int Points, PhraseCategory? Category)> _grams = [];
    private int[]? _before;

    /// <summary>Everything that raises, the most that can come together.</summary>
    public int Raising { get; private set; }

    public void Add(int at, int count, int points, PhraseCategory? category)
    {
        _grams.Add((at, count, points, category));
        Raising += Math.Max(0, points);
    }

    /// <summary>Points of what begins between two places, the last one included.</summary>
    public int Sum(int from, int to)
    {
        if (_before is null)
        {
            _before = new int[length + 1];
            foreach (var gram in _grams)
                _before[gram.At + 1] += gram.Points;
            for (var at = 0; at < length; at++)
                _before[at + 1] += _before[at];
        }
        return _before[Math.Min(to + 1, length)] - _before[Math.Min(from, length)];
    }

    /// <summary>The same by category, of what raises.</summary>
    public IEnumerable<(PhraseCategory Category, int Points)> Categories(int from, int to) =>
        Between(from, to).Where(g => g.Category is not null).Select(g => (g.Category!.Value, g.Points));

    /// <summary>The stretch that raises most, and what raises half as much.</summary>
    public IEnumerable<(int Start, int End)> Words(int from, int to)
    {
        var share = new double[length];
        foreach (var (at, count, points, _) in Between(from, to))
            for (var i = at; i < at + count; i++)
                share[i] += (double)points / count;
        var stretches = new List<(int Start, int End, double Points)>();
        for (var at = 0; at < length; at++)
        {
            if (share[at] <= 0)
                continue;
            if (stretches.Count > 0 && at - stretches[^1].End <= Gap)
                stretches[^1] = (stretches[^1].Start, at + 1, stretches[^1].Points + share[at]);
            else
                stretches.Add((at, at + 1, share[at]));
        }
        var most = stretches.Count > 0 ? stretches.Max(s => s.Points) : 0;
        return stretches.Where(s => s.Points * 2 >= most).Select(s => (s.Start, s.End));
    }

    private IEnumerable<(int At, int Count, int Points, PhraseCategory? Category)> Between(int from, int to) => _grams.Where(g => g.At >= from && g.At <= to);
}
