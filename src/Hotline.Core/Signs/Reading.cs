namespace Hotline.Core.Signs;

internal enum SignKind
{
    /// <summary>A character of a word.</summary>
    Word,

    /// <summary>，。！？；： as they end clauses and sentences.</summary>
    Stop,

    /// <summary>Space, line break, dots of hesitation: a pause, or a way to split a word.</summary>
    Pause,

    /// <summary>Emoji, stars, slashes, quotation marks: nothing, wherever they stand.</summary>
    Nothing,
}

/// <summary>How single characters are read before any rule: width, case, punctuation.</summary>
internal static class Reading
{
    public static (SignKind Kind, char As) Of(char typed)
    {
        // Full-width forms lie at a fixed distance from ASCII.
        var c = typed is >= '！' and <= '～' ? (char)(typed - 0xFEE0) : typed;
        return c switch
        {
            ',' or '、' or '(' or ')' or '（' or '）' => (SignKind.Stop, '，'),
            '。' or '｡' => (SignKind.Stop, '。'),
            '!' => (SignKind.Stop, '！'),
            '?' => (SignKind.Stop, '？'),
            ';' => (SignKind.Stop, '；'),
            ':' => (SignKind.Stop, '：'),
            '…' or '.' or '~' or '—' => (SignKind.Pause, ' '),
            // Zero-width characters and combining marks are Nothing; what is neither letter nor digit is too.
            _ when char.IsWhiteSpace(c) => (SignKind.Pause, ' '),
            _ when char.IsLetterOrDigit(c) => (SignKind.Word, char.ToLowerInvariant(c)),
            _ => (SignKind.Nothing, ' '),
        };
    }
}
