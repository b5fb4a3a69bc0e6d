using Hotline.Core.Messages;
using Hotline.Core.Recordings;
using Hotline.Core.Voice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

public static class VoiceRegistration
{
    /// <summary>
    /// Registers <see cref="IVoice"/> and the webhooks. The host registers the ports and use cases of Core (IContactQueue, INotifier, TextCipher,
    /// RunOutbox, ReceiveContact, NoteSigns, ChangeCall, LoseLeg).
    /// </summary>
    public static IServiceCollection AddHotlineVoice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TwilioOptions>().Bind(configuration.GetSection(TwilioOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TwilioOptions>, TwilioOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BrowserTokens>();
        if (!configuration.GetValue<bool>($"{TwilioOptions.Section}:{nameof(TwilioOptions.Enabled)}"))
            return services.AddSingleton<IVoice, NoVoice>().AddSingleton<INetworkRecordings, NoRecordings>();

        // The client's own logs would write addresses with numbers in their queries; its timeout is the pipelines' business.
        services.AddHttpClient(TwilioRest.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        return services
            .AddSingleton<TwilioPipelines>().AddSingleton<NetworkHealth>().AddSingleton<TwilioRest>().AddSingleton<Room>().AddSingleton<RingForHelp>().AddSingleton<VoiceAddresses>().AddSingleton<IVoice, TwilioVoice>().AddSingleton<IMessages, TwilioMessages>().AddSingleton<INetworkRecordings, TwilioRecordings>()
            .AddSingleton<TicketSigner>().AddSingleton<VoiceUrls>().AddSingleton<Twiml>()
            .AddSingleton<LiveState>().AddSingleton<LoseCallLeg>()
            .AddSingleton<SweepCalls>().AddHostedService(services => services.GetRequiredService<SweepCalls>()).AddHostedService<AskWhileAway>().AddSingleton<OwnTelephone>()
            .AddSingleton<IncomingCall>().AddSingleton<WaitLoop>().AddSingleton<PressKey>().AddSingleton<CallbackLeg>().AddSingleton<JoinConference>().AddSingleton<LegEvents>().AddSingleton<HelpCall>()
            .AddSingleton<SpokenMessage>().AddSingleton<OverflowCall>();
    }

    /// <summary>Maps /twilio/voice/* and /audio/hold.wav; nothing when telephony is switched off.</summary>
    public static IEndpointRouteBuilder MapHotlineVoice(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<TwilioOptions>>().Value.Enabled)
        {
            VoiceEndpoints.Map(app);
            MessageEndpoints.Map(app);
        }
        return app;
    }
}
