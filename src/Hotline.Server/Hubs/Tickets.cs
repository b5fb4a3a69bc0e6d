using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Contacts;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Server.Hubs;

/// <summary>What a caller's ticket says: enough to stand again in the same place after the live state was lost.</summary>
public sealed record Ticket(Guid Contact, string Line, DateTimeOffset Arrived, Priority Priority);

/// <summary>Signed, encrypted, expiring tickets (ASP.NET Core Data Protection). The page keeps one over a reload.</summary>
public sealed class Tickets(IDataProtectionProvider provider)
{
    /// <summary>Longer than any contact; shorter than a shared phone changes hands for good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private readonly ITimeLimitedDataProtector _protector = provider.CreateProtector("Hotline.CallerTicket.v1").ToTimeLimitedDataProtector();

    public string Write(Contact contact) =>
        _protector.Protect(HotlineJson.Write(new Ticket(contact.Id, contact.Line, contact.Arrived, contact.Priority)), Life);

    /// <returns>Null when it is forged, damaged or expired.</returns>
    public Ticket? Read(string? text)
    {
        if (text is not { Length: > 0 and < 2_000 })
            return null;
        try
        {
            return HotlineJson.Read<Ticket>(_protector.Unprotect(text));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
