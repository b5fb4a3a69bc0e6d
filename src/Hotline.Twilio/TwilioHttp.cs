using System.Net.Http.Headers;
using System.Text;
using HttpMethod = System.Net.Http.HttpMethod;
using Request = Twilio.Http.Request;
using Response = Twilio.Http.Response;

namespace Hotline.Twilio;

/// <summary>
/// The SDK's way out: through this process's HttpClient, to the configured base address where there is one, behind the pipeline of the request's kind.
/// One a call, because the SDK's methods take no cancellation.
/// </summary>
internal sealed class TwilioHttp(System.Net.Http.HttpClient http, string baseAddress, TwilioPipelines pipelines, NetworkHealth health, CancellationToken cancellation)
    : global::Twilio.Http.HttpClient
{
    public override Response MakeRequest(Request request) =>
        throw new NotSupportedException("The SDK is only used asynchronously, and lists are read one page long.");

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        Response response;
        // Texts go their own way and tell nothing of telephones.
        var told = TwilioPipelines.IsText(request) ? null : health;
        try
        {
            response = await pipelines.Of(request).ExecuteAsync(async token => await SendAsync(request, token), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            told?.Failed();
            throw;
        }
        // The SDK would read a gateway's HTML page as JSON; what is no answer of the API's is said here.
        if ((int)response.StatusCode >= 500 || response.StatusCode == System.Net.HttpStatusCode.TooManyRequests)
        {
            told?.Failed();
            throw new TwilioAnswerException((int)response.StatusCode);
        }
        if (told is { IsAway: true })
            await pipelines.CloseAsync(cancellation);
        told?.Answered();
        LastResponse = response;
        return response;
    }

    private async Task<Response> SendAsync(Request request, CancellationToken token)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method.ToString()), Rewrite(request.ConstructUrl(), baseAddress));
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("User-Agent", "hotline");
        if (request.Method != global::Twilio.Http.HttpMethod.Get && request.PostParams.Count > 0)
            message.Content = new FormUrlEncodedContent(request.PostParams);
        using var answer = await http.SendAsync(message, token);
        var content = await answer.Content.ReadAsStringAsync(token);
        return new Response(answer.StatusCode, content, answer.Headers);
    }

    /// <summary>The SDK's address at the configured base, where there is one.</summary>
    public static Uri Rewrite(Uri sdk, string baseAddress) => baseAddress.Length == 0 ? sdk : new(baseAddress.TrimEnd('/') + sdk.PathAndQuery);

    public static new string Authentication(string username, string password) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
}

/// <summary>The API, or something before it, answered that it cannot answer.</summary>
internal sealed class TwilioAnswerException(int status) : Exception($"Twilio answered {status}.")
{
    public int Status { get; } = status;
}
