namespace Hotline.Server.Endpoints;

/// <summary>A form on another site cannot set this header: with the strict same-site cookie it keeps forged requests out.</summary>
public sealed class RequestedWithFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.XRequestedWith == "hotline"
            ? next(context)
            : ValueTask.FromResult<object?>(Results.BadRequest(new Contracts.Problem("header", "The header X-Requested-With: hotline is missing.")));
}
