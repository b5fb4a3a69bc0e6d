using System.Text.Encodings.Web;
using TwilioEmulator.Api;
using TwilioEmulator.Network;
using TwilioEmulator.Rest;
using TwilioEmulator.Twiml;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator;

/// <summary>The emulator: Twilio's telephone network in one process, for the demo and for tests.</summary>
public static class EmulatorApp
{
    /// <summary>Builds it, ready to start. Port 0 in <c>--urls</c> takes a free port.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        ReadSettings(builder.Configuration, args);
        var options = builder.Configuration.GetSection("Emulator").Get<EmulatorOptions>() ?? new EmulatorOptions();
        Check(options);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // The console is a page of another origin.
        builder.Services.AddCors(cors => cors.AddPolicy("browsers", policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()));
        AddNetwork(builder.Services, options);

        var app = builder.Build();
        app.UseMiddleware<RestRequests>();
        app.UseCors();
        var account = app.MapGroup("/2010-04-01/Accounts/{accountSid}");
        CallsApi.Map(account);
        ConferencesApi.Map(account);
        ParticipantsApi.Map(account);
        RecordingsApi.Map(account);
        TextMessages.Map(account);
        app.Map("/2010-04-01/{**rest}", RestErrors.NotFound);

        var api = app.MapGroup("/api");
        RecordingsApi.MapApi(api);
        CallsForTests.Map(api);
        LogsForTests.Map(api);
        TextMessages.MapApi(api);
        ClientsApi.Map(api);
        ScenariosApi.Map(api);
        LiveEvents.Map(api);
        Page.Map(app);
        return app;
    }

    private static void AddNetwork(IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxConnectionsPerServer = 256,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        });
        services.AddSingleton<Recordings>().AddSingleton<Clock>().AddSingleton<Switchboard>().AddSingleton<Debugger>();
        services.AddSingleton<Faults>().AddSingleton<Behaviours>().AddSingleton<LeftRecordings>();
        services.AddSingleton<NumberedLog<RestRequest>>(_ => new NumberedLog<RestRequest>());
        services.AddSingleton<NumberedLog<TextMessage>>(_ => new NumberedLog<TextMessage>()).AddSingleton<TextMessages>();
        services.AddSingleton<WebhookClient>().AddSingleton<CallbackSender>().AddSingleton<CallEvents>().AddSingleton<ConferenceEvents>();
        services.AddSingleton<ConferenceRooms>().AddSingleton<CallLoop>().AddSingleton<Exchange>();
        services.AddSingleton<AccessTokens>().AddSingleton<Devices>().AddSingleton<Scenarios>();
        services.AddSingleton<Func<Exchange>>(provider => provider.GetRequiredService<Exchange>);
        services.AddSingleton<TwimlReader>().AddSingleton<TwimlSource>().AddSingleton<AudioFiles>().AddSingleton<Speech>();
        services.AddSingleton<WaitMusic>().AddSingleton<GatherVerb>().AddSingleton<EnqueueVerb>().AddSingleton<RecordVerb>();
        services.AddSingleton<ConferenceNoun>().AddSingleton<DialLegs>().AddSingleton<DialVerb>().AddSingleton<Interpreter>();
        services.AddSingleton<Announcements>().AddSingleton<ParticipantUpdates>().AddSingleton<Views>();
    }

    /// <summary>Only the environment and the arguments: run inside a test, the folder's appsettings belong to somebody else.</summary>
    private static void ReadSettings(ConfigurationManager configuration, string[] args)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection([KeyValuePair.Create("urls", (string?)"http://127.0.0.1:5190")]);
        configuration.AddEnvironmentVariables("ASPNETCORE_");
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
    }

    private static void Check(EmulatorOptions options)
    {
        foreach (var number in options.Numbers)
        {
            if (!Uri.TryCreate(number.VoiceUrl, UriKind.Absolute, out _))
            {
                throw new InvalidOperationException($"Emulator:Numbers: the number '{number.Number}' needs an absolute VoiceUrl.");
            }
        }

        if (options.TimeScale <= 0 || options.RingScale <= 0 || options.SpeechRate <= 0)
        {
            throw new InvalidOperationException("Emulator:TimeScale, Emulator:RingScale and Emulator:SpeechRate must be above 0.");
        }
    }
}
