using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.Security;

namespace Hotline.Twilio;

/// <summary>
/// Lets only Twilio's own requests of the configured account through. The signature covers the public address, not the one that a proxy
/// forwards to, and every form parameter; whoever forges one learns nothing but that.
/// </summary>
internal sealed class SignatureFilter(IOptions<TwilioOptions> options, ILogger<SignatureFilter> logger) : IEndpointFilter
{
    private const string Header = "X-Twilio-Signature";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var most = options.Value.MaxBodyBytes;
        if (request.ContentLength > most)
            return Refuse(request, "the body is too large", StatusCodes.Status413PayloadTooLarge, "Too large.");
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        if (!request.HasFormContentType)
            return Refuse(request, "the body is no form", StatusCodes.Status403Forbidden);
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(
                new FormOptions { ValueCountLimit = 256, KeyLengthLimit = 256, ValueLengthLimit = 16384, BufferBodyLengthLimit = most, MultipartBodyLengthLimit = most },
                context.HttpContext.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return Refuse(request, "the body cannot be read", StatusCodes.Status403Forbidden);
        }
        if (form["AccountSid"] != options.Value.AccountSid)
            return Refuse(request, "it is of another account", StatusCodes.Status403Forbidden);
        if (!IsGenuine(request, form))
            return Refuse(request, "its signature does not match", StatusCodes.Status403Forbidden);
        return await next(context);
    }

    private bool IsGenuine(HttpRequest request, IFormCollection form)
    {
        var signature = request.Headers[Header].ToString();
        if (signature.Length == 0)
            return false;
        var address = options.Value.PublicBaseUrl.TrimEnd('/') + request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.Value;
        // Twilio never sends a name twice; a request that does is not Twilio's.
        if (form.Any(field => field.Value.Count > 1))
            return false;
        var parameters = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        foreach (var token in new[] { options.Value.AuthToken, options.Value.SecondaryAuthToken })
            if (token is { Length: > 0 } && new RequestValidator(token).Validate(address, parameters, signature))
                return true;
        return false;
    }

    private IResult Refuse(HttpRequest request, string reason, int status, string text = "Not a genuine request.")
    {
        logger.WebhookRefused(request.Path, reason);
        return Results.Text(text, statusCode: status);
    }
}
