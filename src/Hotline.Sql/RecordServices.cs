using Hotline.Core.Audit;
using Hotline.Core.Escalations;
using Hotline.Core.Measures;
using Hotline.Core.Record;
using Hotline.Core.Recordings;
using Hotline.Sql.Audit;
using Hotline.Sql.Care;
using Hotline.Sql.Reading;
using Hotline.Sql.Recordings;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hotline.Sql;

/// <summary>Puts the record into a host.</summary>
public static class RecordServices
{
    /// <summary>
    /// Adds <see cref="IRecord"/> and the store of staff accounts, set by section <c>Sql</c>, by <c>DataFolder</c> of the top
    /// level and by <c>Redis:Cell</c>. Wrong settings stop the start. The schema is brought up to date by
    /// <see cref="IRecord.MigrateAsync"/>, not here.
    /// </summary>
    public static IServiceCollection AddHotlineRecord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SqlOptions>()
            .Bind(configuration.GetSection(SqlOptions.Section))
            .PostConfigure(options =>
            {
                options.DataFolder = FirstText(options.DataFolder, configuration["DataFolder"], "data");
                options.Cell = FirstText(configuration["Redis:Cell"], "main");
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SqlOptions>, SqlOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>().AddSingleton<UnreadRows>();
        services.AddSingleton<IRecord, SqlRecord>();
        services.AddSingleton<IHistory, SqlHistory>();
        services.AddSingleton<AuditChain>().AddSingleton<IAudit, SqlAudit>().AddSingleton<ICareRecord, SqlCareRecord>().AddSingleton<IEscalationRecord, SqlEscalationRecord>();
        services.AddSingleton<IRecordings, SqlRecordings>();
        services.AddSingleton(provider => new StaffList(provider.GetRequiredService<Database>()));
        services.AddScoped<IUserStore<StaffAccount>>(provider =>
            new StaffStore(provider.GetRequiredService<Database>(), provider.GetService<IdentityErrorDescriber>()));
        return services;
    }

    private static string FirstText(params string?[] texts) => texts.First(text => !string.IsNullOrWhiteSpace(text))!;
}
