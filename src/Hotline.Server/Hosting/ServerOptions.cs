using System.ComponentModel.DataAnnotations;

namespace Hotline.Server.Hosting;

/// <summary>Section "Server".</summary>
public sealed class ServerOptions : IValidatableObject
{
    public const string Section = "Server";

    /// <summary>True when several processes serve one cell: then a Redis server and SQL Server are required.</summary>
    public bool ManyNodes { get; set; }

    /// <summary>Addresses of reverse proxies whose X-Forwarded-For and -Proto are believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Folder of the ASP.NET Core Data Protection keys that sign cookies and tickets; shared by all nodes. Empty: DataFolder/keys.</summary>
    public string KeyFolder { get; set; } = "";

    /// <summary>Where partners' links lead, e.g. https://hotline.example.org. Empty: Twilio:PublicBaseUrl.</summary>
    public string PublicUrl { get; set; } = "";

    /// <param name="telephony">Where the telephone network reaches this service, if it does.</param>
    public Uri PublicUri(string telephony) => new(PublicUrl.Length > 0 ? PublicUrl : telephony.Length > 0 ? telephony : "http://localhost", UriKind.Absolute);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in TrustedProxies)
            if (!System.Net.IPAddress.TryParse(proxy, out _))
                yield return new ValidationResult($"Server:TrustedProxies: {proxy} is not an IP address.");
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return new ValidationResult($"Server:PublicUrl: {PublicUrl} is not an address such as https://hotline.example.org.");
        if (ManyNodes && KeyFolder.Length == 0)
            yield return new ValidationResult("Server:KeyFolder is required with Server:ManyNodes: every node must read the same keys.");
    }
}
