namespace TwilioEmulator;

/// <summary>The process. A named class, so that test projects which also see the server's Program are not confused.</summary>
internal static class Program
{
    public static Task Main(string[] args) => EmulatorApp.Build(args).RunAsync();
}
