using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Hotline.Core;
using Hotline.Adapter.Tests.Blobs;
using Hotline.Core.Blobs;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>The adapter in a small host: fake live state on one side, fake Twilio on the other, requests signed as Twilio signs them.</summary>
internal sealed class VoiceHost : IAsyncDisposable
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    public const string Token = "the-primary-auth-token";
    public const string OtherToken = "the-secondary-auth-token";
    public const string Base = "https://hotline.example.org";
    public const string CallSid = "CA000000000000000000000000000000aa";
    public const string Caller = "+8613800138000";

    private readonly WebApplication _app;

    private VoiceHost(WebApplication app, FakeQueue queue, FakeTwilio twilio, FakeTimeProvider? time, Logged logged)
    {
        (_app, Queue, Twilio, Time, Logged) = (app, queue, twilio, time, logged);
        Client = app.GetTestClient();
    }

    public FakeQueue Queue { get; }

    public FakeTwilio Twilio { get; }

    /// <summary>Null where the host runs on the system's time.</summary>
    public FakeTimeProvider? Time { get; }

    public Logged Logged { get; }

    public HttpClient Client { get; }

    public IVoice Voice => Get<IVoice>();

    public static Guid Contact { get; } = CallIds.Contact(CallSid);

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static Dictionary<string, string?> Settings() => new()
    {
        ["Twilio:Enabled"] = "true", ["Twilio:AccountSid"] = Account, ["Twilio:AuthToken"] = Token, ["Twilio:SecondaryAuthToken"] = OtherToken,
        ["Twilio:PublicBaseUrl"] = Base, ["Twilio:DefaultNumber"] = "+8657700000000",
    };

    public static async Task<VoiceHost> StartAsync(bool realTime = false, Action<Dictionary<string, string?>>? change = null)
    {
        var settings = Settings();
        change?.Invoke(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseTestServer();
        var logged = new Logged();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logged);
        var (port, queue) = FakeQueue.Make();
        queue.Lines.Add(new Line
        {
            Code = "12356", Name = "心理援助热线", NameEn = "Psychological aid", Numbers = ["12356", "+8657788812356"],
            Greeting = "您好，这里是 12356。", RecordingNotice = "通话可能会被录音。", ClosedText = "本热线现在休息。",
        });
        var twilio = new FakeTwilio();
        twilio.Calls[CallSid] = "in-progress";
        var time = realTime ? null : new FakeTimeProvider(queue.Now);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(time ?? TimeProvider.System).AddSingleton(port)
            .AddSingleton<INotifier, Silent>()
            .AddSingleton(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"))
            .AddSingleton<PhraseBook>().AddSingleton<NoteSigns>().AddSingleton<RequestCallback>().AddSingleton<MissCallback>()
            .AddSingleton<StepAside>().AddSingleton<LeaveMessage>().AddSingleton<KeepAudio>().AddSingleton(p => new Lazy<KeepAudio>(p.GetRequiredService<KeepAudio>)).AddSingleton<IBlobs, MemoryBlobs>().AddSingleton<SealedBlobs>()
            .AddSingleton<RunOutbox>().AddSingleton<Hotline.Core.Lines.KnownLines>().AddSingleton<ReceiveContact>().AddSingleton<ChangeCall>().AddSingleton<LoseLeg>().AddSingleton<AnswerHelp>()
            .AddSingleton<MessageSealer>().AddSingleton<MessageReplies>().AddSingleton<DeliverMessage>().AddSingleton(p => new Lazy<DeliverMessage>(p.GetRequiredService<DeliverMessage>))
            // No escalation comes by telephone.
            .AddSingleton(_ => new Lazy<Hotline.Core.Escalations.DeliverEscalation>(() => throw new InvalidOperationException())).AddSingleton(_ => new Lazy<Hotline.Core.Escalations.ReturnResult>(() => throw new InvalidOperationException()))
            .AddSingleton(_ => new Lazy<Hotline.Core.Escalations.TellOfSigns>(() => throw new InvalidOperationException()))
            .AddSingleton(_ => new Lazy<Hotline.Core.Audit.WriteOwedAudit>(() => throw new InvalidOperationException()))
            .AddHotlineVoice(builder.Configuration);
        builder.Services.AddHttpClient("twilio").ConfigurePrimaryHttpMessageHandler(() => twilio);
        var app = builder.Build();
        app.UseRouting();
        app.MapHotlineVoice();
        await app.StartAsync();
        return new VoiceHost(app, queue, twilio, time, logged);
    }

    /// <summary>A webhook as Twilio sends it; the address is absolute (out of a document) or a path.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] form) =>
        SendAsync(address, Token, form);

    public Task<HttpResponseMessage> SendAsync(string address, string token, params (string Name, string Value)[] form)
    {
        var fields = Fields(form);
        var url = address.StartsWith('/') ? Base + address : address;
        return SendSignedAsync(url, Sign(token, url, fields), fields);
    }

    public async Task<HttpResponseMessage> SendSignedAsync(string url, string? signature, Dictionary<string, string> fields)
    {
        // The proxy's inner address: only the path and the query are the public ones.
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("http://localhost:5000" + new Uri(url).PathAndQuery));
        message.Content = new FormUrlEncodedContent(fields);
        if (signature is not null)
            message.Headers.Add("X-Twilio-Signature", signature);
        return await Client.SendAsync(message);
    }

    public static Dictionary<string, string> Fields(params (string Name, string Value)[] form)
    {
        var fields = new Dictionary<string, string>
        {
            ["AccountSid"] = Account, ["CallSid"] = CallSid, ["CallStatus"] = "in-progress", ["From"] = Caller, ["To"] = "+8657788812356", ["Direction"] = "inbound",
        };
        foreach (var (name, value) in form)
            fields[name] = value;
        return fields;
    }

    /// <summary>The children of the document's root. A failure shows the document.</summary>
    public async Task<XElement[]> AskAsync(string address, params (string Name, string Value)[] form)
    {
        using var answer = await PostAsync(address, form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/xml"));
        var root = XDocument.Parse(text).Root!;
        Assert.That(root.Name.LocalName, Is.EqualTo("Response"));
        return [.. root.Elements()];
    }

    /// <summary>As Twilio documents it, written apart from the SDK: address and sorted parameters, HMAC-SHA-1, base 64.</summary>
    public static string Sign(string token, string url, Dictionary<string, string> fields)
    {
        var text = url + string.Concat(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // Twilio's choice
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>The contact of <see cref="CallSid"/> in a state of its life.</summary>
    public Contact Put(ContactState state, Func<Contact, Contact>? change = null)
    {
        var contact = new Contact
        {
            Id = Contact, Line = "12356", Channel = Channel.Voice, Requirement = "12356/Voice", State = state, Arrived = Queue.Now.AddMinutes(-5),
            Priority = Priority.Elevated, Call = new CallLegs { CallerSid = CallSid, Dialled = "+8657788812356" },
        };
        return Queue.Contacts[Contact] = change?.Invoke(contact) ?? contact;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.That(Twilio.Problems, Is.Empty, "Twilio's description of its API refuses what was sent.");
        Assert.That(Logged.Text, Does.Not.Contain("13800").And.Not.Contain("12355888"), "A number was logged.");
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Silent : INotifier
    {
        public Task ShowAsync(IReadOnlyList<JournalEvent> events) => Task.CompletedTask;
    }
}

/// <summary>Everything that was logged.</summary>
internal sealed class Logged : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_text)
            _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
    }

    public void Dispose()
    {
    }
}
