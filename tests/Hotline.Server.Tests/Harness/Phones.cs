using Hotline.Core.Voice;

namespace Hotline.Server.Tests.Harness;

/// <summary>Where the demo's people are rung: in the browser, under a name that shows nothing of them.</summary>
internal static class Phones
{
    public static string Lin { get; } = Of(1);
    public static string Wu { get; } = Of(4);
    public static string Supervisor { get; } = Of(5);

    public static string Of(Guid counsellor) => BrowserVoice.Address(counsellor);

    private static string Of(int n) => Of(Guid.Parse($"00000000-0000-7000-8000-{n:d12}"));
}
