using System.Net;
using Hotline.Blobs;
using Hotline.Core;
using Hotline.Core.Assessments;
using Hotline.Core.Audit;
using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Epochs;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.FollowUps;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Measures;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Mail;
using Hotline.Redis;
using Hotline.Server.Demo;
using Hotline.Server.Endpoints;
using Hotline.Server.Hubs;
using Hotline.Server.Loops;
using Hotline.Server.Recordings;
using Hotline.Server.Staff;
using Hotline.Server.Texts;
using Hotline.Sql;
using Hotline.Twilio;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Hosting;

/// <summary>How the parts are put together; Program.cs reads like a table of contents of this.</summary>
public static class HotlineHost
{
    /// <summary>Longest hub message, bytes: a megabyte that somebody sends is refused in words; more ends the connection.</summary>
    private const long LongestHubMessage = 1_300_000;
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMilliseconds(500);

    public static WebApplicationBuilder AddHotline(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, (IConfiguration)builder.Configuration);
        var dataFolder = configuration["DataFolder"] ?? "data";
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RecordingsOptions>().Bind(configuration.GetSection(RecordingsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TextsOptions>().Bind(configuration.GetSection(TextsOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new NodeName($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7():N}"));
        services.AddSingleton(provider => TextKeys.Load(
            provider.GetRequiredService<IOptions<TextsOptions>>().Value, dataFolder, provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsEmbedded));

        services.AddHotlineQueue(configuration).AddHotlineRecord(configuration).AddHotlineVoice(configuration).AddHotlineBlobs(configuration).AddHotlineMail(configuration);
        services.AddUseCases().AddHubs(configuration).AddLoops();
        services.AddHotlineStaff().AddHotlineRateLimits(configuration);
        var server = configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        services.AddDataProtection().SetApplicationName("Hotline")
            .PersistKeysToFileSystem(new DirectoryInfo(server.KeyFolder.Length > 0 ? server.KeyFolder : Path.Combine(dataFolder, "keys")));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in server.TrustedProxies)
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
        });
        services.ConfigureHttpJsonOptions(options => HotlineJson.Configure(options.SerializerOptions));
        services.AddSingleton<CountyCache>().AddSingleton<StoryLines>().AddSingleton<OpenStory>().AddSingleton<PersonAccess>().AddSingleton<ChooseVoice>().AddSingleton<PersonViews>().AddSingleton<EscalationViews>().AddSingleton<PartnerPage>().AddSingleton<PartnerList>().AddSingleton<OpenConsoles>().AddSingleton<Changing>().AddHttpContextAccessor();
        services.AddSingleton<KeepMoments>().AddSingleton<ReadHistory>().AddSingleton<FigureTables>();
        return builder;
    }

    private static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddSingleton<KnownLines>().AddSingleton<ReceiveContact>().AddSingleton<RequestCallback>().AddSingleton<StepAside>().AddSingleton<Core.Chat.RestoreWindow>().AddSingleton<LeaveMessage>().AddSingleton<RingBack>().AddSingleton<KeepAudio>().AddSingleton<MissCallback>().AddSingleton<EndContact>().AddSingleton<SaveForm>().AddSingleton<CloseContact>().AddSingleton<RaisePriority>();
        services.AddSingleton<KeepPromptAudio>();
        services.AddSingleton<AcceptOffer>().AddSingleton<DeclineOffer>().AddSingleton<RunDueTimers>();
        services.AddSingleton<PhraseBook>().AddSingleton<NoteSigns>().AddSingleton<LookAtSign>();
        services.AddSingleton<KeepDuty>().AddSingleton<ImportPartners>();
        services.AddSingleton<NoteAccess>().AddSingleton<VerifyAudit>();
        services.AddSingleton<KeepPerson>().AddSingleton<RecogniseCaller>().AddSingleton<PlanFollowUps>().AddSingleton<ReadSafety>().AddSingleton<SendPlan>().AddSingleton<EscalateFollowUp>().AddSingleton<ReadReach>().AddSingleton<StartFollowUp>().AddSingleton<PlanByHand>().AddSingleton<RunFollowUps>();
        services.AddSingleton<TransferContact>().AddSingleton<TakeContact>().AddSingleton<FreeCounsellor>();
        services.AddSingleton<StartConsult>().AddSingleton<AcceptConsult>().AddSingleton<EndConsult>().AddSingleton<SetConsultMode>().AddSingleton<CompleteTransfer>()
            .AddSingleton<AttendContact>().AddSingleton<PostSide>().AddSingleton<SwitchCall>().AddSingleton<ConsultCases>();
        services.AddSingleton<ChangeCall>().AddSingleton<LoseLeg>().AddSingleton<AnswerHelp>().AddSingleton<RunOutbox>();
        services.AddSingleton<CollectRecordings>().AddSingleton<PurgeRecordings>();
        services.AddSingleton<PostMessage>().AddSingleton<MarkSeen>().AddSingleton<DrainJournal>();
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<KeepEpoch>(p, p.GetRequiredService<NodeName>().Value))
            .AddSingleton(p => ActivatorUtilities.CreateInstance<KeepNetwork>(p, p.GetRequiredService<NodeName>().Value));
        services.AddSingleton<MessageSealer>().AddSingleton<OrderMessage>().AddSingleton<MessageReplies>().AddSingleton<DeliverMessage>();
        services.AddSingleton(p => new Lazy<DeliverMessage>(p.GetRequiredService<DeliverMessage>)).AddSingleton(p => new Lazy<KeepAudio>(p.GetRequiredService<KeepAudio>));
        services.AddSingleton<FindContact>().AddSingleton<RaiseEscalation>().AddSingleton<ReportHarm>().AddSingleton<AnswerEscalation>().AddSingleton<OpenLink>().AddSingleton<OpenWhereabouts>().AddSingleton<SetEscalationPlan>()
            .AddSingleton<RestoreEscalations>().AddSingleton<DeliverEscalation>().AddSingleton<ReturnResult>().AddSingleton<WriteOwedAudit>().AddSingleton<NoteEscalationAccess>();
        services.AddSingleton(p => new Lazy<DeliverEscalation>(p.GetRequiredService<DeliverEscalation>)).AddSingleton(p => new Lazy<ReturnResult>(p.GetRequiredService<ReturnResult>)).AddSingleton<TellOfSigns>().AddSingleton(p => new Lazy<TellOfSigns>(p.GetRequiredService<TellOfSigns>))
            .AddSingleton(p => new Lazy<WriteOwedAudit>(p.GetRequiredService<WriteOwedAudit>));
        services.AddSingleton(p => new FollowUpLinks(p.GetRequiredService<TextCipher>(), p.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUri(p.GetRequiredService<IOptions<TwilioOptions>>().Value.PublicBaseUrl)));
        services.AddSingleton<InviteToChat>().AddSingleton<OpenChat>();
        services.AddSingleton(p => new EscalationLinks(p.GetRequiredService<TextCipher>(), p.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUri(p.GetRequiredService<IOptions<TwilioOptions>>().Value.PublicBaseUrl)));
        return services;
    }

    private static IServiceCollection AddHubs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ConnectionBook>().AddSingleton<ForgetEnded>().AddSingleton<Views>().AddSingleton<Tickets>().AddSingleton<CallerLimits>();
        services.AddSingleton<Restore>().AddSingleton<ReturnCaller>().AddSingleton<ReadGap>();
        services.AddSingleton<INotifier, SignalRNotifier>().AddSingleton<IAnnouncer, Announcer>();
        var signalR = services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
            options.MaximumReceiveMessageSize = LongestHubMessage;
            options.AddFilter<UnavailableFilter>();
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions));
        var redis = configuration.GetSection(RedisOptions.Section).Get<RedisOptions>() ?? new RedisOptions();
        // One process reaches its own clients by itself: the way through Redis and back costs a chat a quarter of its pace (ops/bench chat).
        if (configuration.GetValue($"{ServerOptions.Section}:{nameof(ServerOptions.ManyNodes)}", false))
            signalR.AddStackExchangeRedis(redis.ConnectionString, options =>
            {
                options.Configuration.ChannelPrefix = StackExchange.Redis.RedisChannel.Literal($"hotline:{redis.Cell}");
                options.Configuration.AbortOnConnectFail = false;
            });
        return services;
    }

    private static void AddLoops(this IServiceCollection services)
    {
        AddLoop<EpochLoop>();
        AddLoop<RecorderLoop>();
        AddLoop<TimerLoop>();
        AddLoop<OutboxLoop>();
        AddLoop<ConnectionLoop>();
        AddLoop<NetworkLoop>();
        AddLoop<ConsoleLoop>();
        AddLoop<PlaceLoop>();
        AddLoop<BoardLoop>();
        AddLoop<MomentLoop>();
        AddLoop<FollowUpLoop>();
        AddLoop<RecordingLoop>();

        void AddLoop<T>() where T : Loop => services.AddSingleton<T>().AddHostedService(p => p.GetRequiredService<T>());
    }

    public static WebApplication UseHotline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(handler => handler.Run(Failures.AnswerAsync));
        app.UsePages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapPublic();
        app.MapAccount();
        app.MapLines();
        app.MapDuty();
        app.MapStaff();
        app.MapOwnVoice();
        app.MapPhrases();
        app.MapContacts();
        app.MapAudio();
        app.MapRecordings();
        app.MapHistory();
        app.MapAudit();
        app.MapPersons();
        app.MapSupervision();
        app.MapEscalations();
        app.MapPartner();
        app.MapPartnerDesk();
        app.MapFollowUps();
        app.MapDebriefings();
        app.MapHotlineVoice();
        app.MapHub<CallerHub>("/hubs/caller", Sockets).RequireRateLimiting(RateLimits.Connect);
        app.MapHub<ConsoleHub>("/hubs/console", Sockets);
        app.MapHub<WallboardHub>("/hubs/wallboard", Sockets);
        app.MapPages();
        return app;

        static void Sockets(Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions options)
        {
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            options.ApplicationMaxBufferSize = options.TransportMaxBufferSize = 64 * 1024;
            options.CloseOnAuthenticationExpiration = true;
        }
    }

    /// <summary>What must be there before anybody connects: schema, epoch, and the demo's people on a first start.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellation)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hotline.Start");
        var (server, sql) = (app.Services.GetRequiredService<IOptions<ServerOptions>>().Value, app.Services.GetRequiredService<IOptions<SqlOptions>>().Value);
        Refusals.CheckNodes(server, app.Services.GetRequiredService<IOptions<RedisOptions>>().Value, sql, app.Services.GetRequiredService<IOptions<BlobsOptions>>().Value);
        if (server.ManyNodes && sql.IsFile)
            StartLog.SharedFile(logger);
        try
        {
            await app.Services.GetRequiredService<IRecord>().MigrateAsync(cancellation);
        }
        catch (RecordUnavailableException e)
        {
            StartLog.NoRecord(logger, e);
        }
        if (app.Configuration.GetValue("Demo:Enabled", false))
            await SeedDemoAsync(app, logger, cancellation);
    }

    /// <summary>A store that is slow or away at this moment is no reason not to start.</summary>
    private static async Task SeedDemoAsync(WebApplication app, ILogger logger, CancellationToken cancellation)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        for (var told = false; ; told = true)
            try
            {
                await app.Services.GetRequiredService<KeepEpoch>().HandleAsync(cancellation);
                await DemoService.SeedAsync(app.Services, cancellation);
                return;
            }
            catch (LiveStateUnavailableException e)
            {
                if (!told)
                    StartLog.NoLiveState(logger, e);
                await Task.Delay(AfterTrouble, time, cancellation);
            }
            catch (RecordUnavailableException e)
            {
                // A service that was seeded before goes on without its record; a new one is seeded with the next start.
                StartLog.NoRecord(logger, e);
                return;
            }
    }
}

internal static partial class StartLog
{
    [LoggerMessage(1003, LogLevel.Warning, "Several nodes share one SQLite file (Sql:SharedFileForTests): for trying out on one machine, never for a service")]
    public static partial void SharedFile(ILogger logger);

    [LoggerMessage(1002, LogLevel.Warning, "The live state does not answer yet; the demo is seeded as soon as it does")]
    public static partial void NoLiveState(ILogger logger, Exception e);

    [LoggerMessage(1001, LogLevel.Warning, "The record cannot be reached at the start; callers are served, and it is migrated when it is back")]
    public static partial void NoRecord(ILogger logger, Exception e);
}

internal static class Refusals
{
    /// <exception cref="InvalidOperationException">Many nodes on an embedded store: each would have a live state or a record of its own.</exception>
    public static void CheckNodes(ServerOptions server, RedisOptions redis, SqlOptions sql, BlobsOptions blobs)
    {
        if (!server.ManyNodes)
            return;
        if (redis.IsEmbedded)
            throw new InvalidOperationException("Server:ManyNodes needs Redis:ConnectionString: each process would have an embedded store, and so a queue, of its own.");
        if (sql.IsFile && !sql.SharedFileForTests)
            throw new InvalidOperationException("Server:ManyNodes needs Sql:ConnectionString with a SQL Server: a SQLite file serves one node (Sql:SharedFileForTests lets several share one on one machine, for tests only).");
        if (blobs is { Folder: "", S3.IsGiven: false })
            throw new InvalidOperationException("Server:ManyNodes needs Blobs:Folder (one that every node sees) or Blobs:S3: a message left with one node must be heard through any other.");
    }
}
