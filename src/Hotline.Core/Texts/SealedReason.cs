namespace Hotline.Core.Texts;

/// <summary>
/// A reason as somebody wrote it (why an offer was declined, why a contact was taken over): encrypted wherever it rests, with a mark that tells it
/// from the service's own reasons, which are codes, and from what was written before reasons were sealed.
/// </summary>
public static class SealedReason
{
    private const string Mark = "sealed:";

    /// <summary>Longest reason that is kept, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <param name="reason">In clear; cut at <see cref="Longest"/>.</param>
    /// <param name="context">The contact, or the counsellor whom it is about.</param>
    /// <param name="cipher">Seals it.</param>
    public static string? Seal(string? reason, Guid context, TextCipher cipher) =>
        string.IsNullOrWhiteSpace(reason) ? null : Mark + cipher.Encrypt(reason[..Math.Min(reason.Length, Longest)], context);

    public static bool IsSealed(string? reason) => reason?.StartsWith(Mark, StringComparison.Ordinal) == true;

    /// <param name="reason">Sealed, or as it is.</param>
    /// <param name="decrypt">How the screens decrypt.</param>
    public static string? Open(string? reason, Func<string, string?> decrypt) => IsSealed(reason) ? decrypt(reason![Mark.Length..]) : reason;
}
