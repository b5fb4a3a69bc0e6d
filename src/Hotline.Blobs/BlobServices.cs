using Hotline.Core.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Blobs;

/// <summary>Registers the store of blobs.</summary>
public static class BlobServices
{
    public static IServiceCollection AddHotlineBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BlobsOptions>().Bind(configuration.GetSection(BlobsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var folder = Path.Combine(configuration["DataFolder"] ?? "data", "blobs");
        services.AddSingleton<IBlobs>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BlobsOptions>>().Value;
            return options.S3.IsGiven ? new S3Blobs(options.S3) : new FolderBlobs(options.Folder.Length > 0 ? options.Folder : folder);
        });
        return services.AddSingleton<SealedBlobs>();
    }
}
