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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in TrustedProxies)
            if (!System.Net.IPAddress.TryParse(proxy, out _))
                yield return new ValidationResult($"Server:TrustedProxies: {proxy} is not an IP address.");
        if (ManyNodes && KeyFolder.Length == 0)
            yield return new ValidationResult("Server:KeyFolder is required with Server:ManyNodes: every node must read the same keys.");
    }
}
