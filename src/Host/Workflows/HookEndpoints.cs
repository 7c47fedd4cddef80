using WorkflowConnect.Engine;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Workflows;

/// <summary>The addresses that workflows open with HttpEndpoint. Each says itself who may call it.</summary>
internal static class HookEndpoints
{
    /// <summary>Base path of HttpEndpoint activities other than the intake's.</summary>
    public const string BasePath = "/hooks";

    // Each HTTP endpoint of a workflow decides by its own settings, see HttpContextExchange.
    public static void MapHooks(this IEndpointRouteBuilder routes) =>
        routes.Map(BasePath + "/{**path}", RunAsync).OpenToEverybody().ExcludeFromDescription();

    private static async Task RunAsync(string? path, HttpContext http, WorkflowRuntime runtime)
    {
        var exchange = new HttpContextExchange(http, (path ?? "").Trim('/'));

        // The intake has its own door with keys, limits and its table; a workflow of it is not started past it.
        var result = exchange.Path.StartsWith("intake", StringComparison.OrdinalIgnoreCase)
            ? new HttpTriggerResult(HttpOutcome.NoMatch)
            : await runtime.TriggerHttpAsync(exchange, http.RequestAborted);
        if (exchange.HasResponded)
        {
            return;
        }

        await HookResults.Of(result).ExecuteAsync(http);
    }
}
