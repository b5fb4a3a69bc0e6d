namespace TwilioEmulator.Network;

/// <summary>One line of what Twilio shows in its debugger.</summary>
internal sealed record DebuggerEntry(int N, DateTimeOffset At, int Code, string Level, string Message, string? CallSid, string? Url);

/// <summary>The event log: what the application did wrong, with Twilio's error codes.</summary>
internal sealed partial class Debugger(Switchboard board, Clock clock, ILogger<Debugger> log)
{
    public const int WebhookFailed = 11200;
    public const int DocumentParse = 12100;
    public const int SchemaWarning = 12200;
    public const int ContentType = 12300;
    public const int DialFailed = 13200;

    private readonly NumberedLog<DebuggerEntry> entries = new();

    public List<DebuggerEntry> After(int n) => entries.After(n);

    public void Clear() => entries.Clear();

    public void Error(int code, string message, Call? call, Uri? url) => Add(code, "error", message, call, url);

    public void Warning(int code, string message, Call? call, Uri? url) => Add(code, "warning", message, call, url);

    private void Add(int code, string level, string message, Call? call, Uri? url)
    {
        var entry = entries.Add(n => new DebuggerEntry(n, clock.Now, code, level, message, call?.Sid, url?.AbsoluteUri));
        LogEntry(entry.Level, code, message, entry.CallSid, entry.Url);
        if (call is not null)
        {
            board.Change(() =>
            {
                call.Write(clock.Now, "network", "error", $"{code} {message}");
                board.Touch(call);
            });
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Debugger {Level} {Code}: {Message} (call {CallSid}, {Url})")]
    private partial void LogEntry(string level, int code, string message, string? callSid, string? url);
}
