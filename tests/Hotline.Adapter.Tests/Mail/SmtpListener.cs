using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Hotline.Adapter.Tests.Mail;

/// <summary>A small SMTP server in the test's own process: keeps what it takes, and refuses or breaks off as it is told.</summary>
public sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ends = new();
    private readonly ConcurrentQueue<(string To, MimeMessage Message)> _taken = new();

    public SmtpListener()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public IReadOnlyList<(string To, MimeMessage Message)> Taken => [.. _taken];

    /// <summary>Name and password that it asks for; null: it asks for none.</summary>
    public (string Name, string Password)? Login { get; set; }

    /// <summary>What it answers to RCPT TO; null takes everybody.</summary>
    public string? Refusal { get; set; }

    /// <summary>So many connections are dropped as soon as they are there.</summary>
    public int Drops { get; set; }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ends.Token);
                if (Drops > 0)
                {
                    Drops--;
                    client.Dispose();
                    continue;
                }
                _ = TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            var (to, signedIn) = ("", Login is null);
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_ends.Token) is { } line)
            {
                var verb = line.Split(' ', 2)[0].ToUpper(CultureInfo.InvariantCulture);
                if (verb is "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }
                switch (verb)
                {
                    case "EHLO":
                        await writer.WriteLineAsync(Login is null ? "250 test" : "250-test\r\n250 AUTH PLAIN");
                        break;
                    case "AUTH":
                        signedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Split('\0') is [_, var name, var password] && Login == (name, password);
                        await writer.WriteLineAsync(signedIn ? "235 ok" : "535 wrong");
                        break;
                    case "MAIL":
                        await writer.WriteLineAsync(signedIn ? "250 ok" : "530 who are you");
                        break;
                    case "RCPT":
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        await writer.WriteLineAsync(Refusal ?? "250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(_ends.Token) is { } data && data is not ".")
                            text.Append(data.StartsWith("..", StringComparison.Ordinal) ? data[1..] : data).Append("\r\n");
                        using (var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())))
                            _taken.Enqueue((to, await MimeMessage.LoadAsync(bytes, _ends.Token)));
                        await writer.WriteLineAsync("250 kept");
                        break;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
    }

    public void Dispose()
    {
        _ends.Cancel();
        _listener.Dispose();
        _ends.Dispose();
    }
}
