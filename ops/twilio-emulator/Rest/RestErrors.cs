namespace TwilioEmulator.Rest;

/// <summary>Refusals as Twilio's REST API words them.</summary>
internal static class RestErrors
{
    public static IResult Refuse(int status, int code, string message) => Results.Json(
        new Refusal(code, message, $"https://www.twilio.com/docs/errors/{code}", status), Resources.Json, statusCode: status);

    public static IResult NotFound(HttpRequest request) =>
        Refuse(404, 20404, $"The requested resource {request.Path} was not found");

    public static IResult Missing(int code, string name) => Refuse(400, code, $"Required parameter '{name}' is missing or invalid");

    private sealed record Refusal(int Code, string Message, string MoreInfo, int Status);
}
