using System.Globalization;
using Hotline.Core.Texts;

namespace Hotline.Core.Audit;

/// <summary>
/// The hash of each entry: HMAC-SHA-256 over the hash before it, the number and every field. Keyed, so that somebody who can write
/// into the database but has no key cannot make the chain again after changing it.
/// </summary>
public sealed class AuditChain(TextCipher cipher)
{
    /// <param name="previous">Hash of the entry before; empty for the first.</param>
    /// <param name="number">From 1.</param>
    /// <param name="entry">Its time counts in whole milliseconds, which is what both databases keep.</param>
    public string HashOf(string previous, long number, AuditEntry entry) => cipher.Fingerprint("audit:" + HotlineJson.Write<string?[]>(
    [
        previous, number.ToString(CultureInfo.InvariantCulture), entry.Id.ToString(), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        entry.Actor, entry.Act.ToString(), entry.Subject.ToString(), entry.About?.ToString(), entry.Detail, entry.Reason,
    ]));
}
