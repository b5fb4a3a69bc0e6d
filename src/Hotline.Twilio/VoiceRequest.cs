using System.Globalization;
using Hotline.Core.Contacts;
using Microsoft.AspNetCore.Http;

namespace Hotline.Twilio;

/// <summary>A genuine webhook, read. It exists only behind <see cref="SignatureFilter"/>.</summary>
internal sealed class VoiceRequest(HttpContext context)
{
    public IServiceProvider Services => context.RequestServices;

    public CancellationToken Aborted => context.RequestAborted;

    public string Path => context.Request.PathBase.Add(context.Request.Path).ToUriComponent();

    public string QueryString => context.Request.QueryString.Value ?? "";

    public string CallSid => Form("CallSid") ?? "";

    public string CallStatus => Form("CallStatus") ?? "";

    /// <summary>The call is over: whatever is answered, nobody hears it.</summary>
    public bool IsOver => CallStatus is "completed" or "busy" or "failed" or "no-answer" or "canceled";

    public Guid? Contact => Id("contact");

    public Guid? Offer => Id("offer");

    public Guid? Consult => Id("consult");

    public int Round => int.TryParse(Query("round"), NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 0;

    public string? Form(string name) => context.Request.Form.TryGetValue(name, out var value) && value.Count > 0 ? value[0] : null;

    public string? Query(string name) => context.Request.Query.TryGetValue(name, out var value) && value.Count > 0 ? value[0] : null;

    /// <summary>The ticket of the address, if it is whole, ours and this call's.</summary>
    public Ticket? Ticket(TicketSigner signer)
    {
        if (Contact is not { } contact || Query("line") is not { Length: > 0 } line || Query("key") is not { } key
            || !long.TryParse(Query("arrived"), NumberStyles.None, CultureInfo.InvariantCulture, out var arrived) || arrived > 253402300799999
            || !Enum.TryParse<Priority>(Query("priority"), out var priority))
            return null;
        var ticket = new Ticket(contact, line, DateTimeOffset.FromUnixTimeMilliseconds(arrived), priority, Query("lang") is "en", Query("rec") is "no");
        return signer.Verify(ticket, CallSid, key) ? ticket : null;
    }

    private Guid? Id(string name) => Guid.TryParseExact(Query(name), "N", out var id) ? id : null;
}
