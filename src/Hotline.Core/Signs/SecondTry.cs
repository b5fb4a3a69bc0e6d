using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>
/// A pattern's time limit goes by the wall clock, so a process that was held up looks like a pattern that takes too long: on a starved machine
/// harmless messages became signs of level 4. A second try tells the two apart.
/// </summary>
internal static class SecondTry
{
    /// <exception cref="RegexMatchTimeoutException">It took too long twice.</exception>
    public static TResult Of<T, TResult>(T on, Func<T, TResult> match) where T : allows ref struct
    {
        try
        {
            return match(on);
        }
        catch (RegexMatchTimeoutException)
        {
            return match(on);
        }
    }
}
