namespace Hotline.Core.Voice;

/// <summary>Counsellors who take calls in the browser. The kept address says only that; the network's name is made of the id and shows nothing of anybody.</summary>
public static class BrowserVoice
{
    /// <summary>What a voice address begins with whose counsellor chose the browser.</summary>
    public const string Prefix = "client:";

    public static bool Is(string? address) => address?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>How this counsellor's browser is rung.</summary>
    public static string Address(Guid counsellor) => Prefix + Identity(counsellor);

    /// <summary>The name under which the network knows this counsellor's browser: 32 hexadecimal digits.</summary>
    public static string Identity(Guid counsellor) => NameUuid.Of($"hotline:browser:{counsellor:N}").ToString("N");
}
