using Hotline.Core.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Mail;

/// <summary>Registers the e-mail gateway.</summary>
public static class MailServices
{
    public static IServiceCollection AddHotlineMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IMessages, SmtpMessages>();
    }
}
