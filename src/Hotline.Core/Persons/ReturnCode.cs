using System.Security.Cryptography;

namespace Hotline.Core.Persons;

/// <summary>
/// A code by which an anonymous caller is recognised: eight random characters (40 bits) and a check character, in an alphabet without
/// look-alikes. Mistyping one character, or swapping two neighbours, is noticed at once (Luhn modulo 32, but for one pair).
/// </summary>
public static class ReturnCode
{
    // Crockford's base 32: no I, L, O or U.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Random = 8;

    /// <returns>As it is shown: XXXX-XXXXX.</returns>
    public static string Make()
    {
        var body = RandomNumberGenerator.GetString(Alphabet, Random);
        return Show(body + Check(body));
    }

    /// <returns>Nine characters; null when it is no code: too short, mistyped, or somebody's guess at the form.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 40 })
            return null;
        var plain = string.Concat(typed.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c is not '-' and not '—' and not '－').Select(Same));
        return plain.Length == Random + 1 && plain.All(Alphabet.Contains) && Check(plain[..Random]) == plain[Random] ? plain : null;
    }

    public static string Show(string code) => $"{code[..4]}-{code[4..]}";

    private static char Same(char c) => c switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        _ => c,
    };

    private static char Check(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            // Counted from the right, every other one doubled, the first included.
            var counted = (body.Length - i) % 2 == 1 ? value * 2 : value;
            sum += counted / Alphabet.Length + counted % Alphabet.Length;
        }
        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length];
    }
}
