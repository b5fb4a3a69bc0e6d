using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Contacts;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>What a waiting call carries with it, so that it keeps its place when the store is emptied under it.</summary>
/// <param name="English">The caller chose English. Not signed: whoever changes it hears another language, nothing else.</param>
/// <param name="Unrecorded">The caller does not want to be recorded. Not signed either: it is the own call's.</param>
internal sealed record Ticket(Guid Contact, string Line, DateTimeOffset Arrived, Priority Priority, bool English = false, bool Unrecorded = false)
{
    public static Ticket Of(Contact contact) =>
        new(contact.Id, contact.Line, contact.Arrived, contact.Priority, contact.Answers?.Language is "en", contact.Answers?.Unrecorded is true);
}

/// <summary>Signs tickets for one call. Twilio signs the whole request too; this one holds even where somebody may start calls in the account.</summary>
internal sealed class TicketSigner(IOptions<TwilioOptions> options)
{
    public string Sign(Ticket ticket, string callSid) => Sign(ticket, callSid, options.Value.AuthToken);

    public bool Verify(Ticket ticket, string callSid, string signature)
    {
        foreach (var token in new[] { options.Value.AuthToken, options.Value.SecondaryAuthToken })
            if (token is { Length: > 0 }
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(ticket, callSid, token)), Encoding.ASCII.GetBytes(signature)))
                return true;
        return false;
    }

    private static string Sign(Ticket ticket, string callSid, string token)
    {
        // A key of its own: what is signed here can never pass for something that Twilio signs with the same token.
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "hotline/voice-ticket/1"u8);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{ticket.Contact:N}\n{ticket.Line}\n{ticket.Arrived.ToUnixTimeMilliseconds()}\n{(int)ticket.Priority}\n{callSid}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
