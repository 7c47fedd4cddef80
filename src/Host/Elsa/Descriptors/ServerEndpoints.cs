using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>What the server says of itself: features that switch parts of Studio on, and the version that it speaks.</summary>
internal static class ServerEndpoints
{
    /// <summary>The version of Elsa whose formats and API are spoken.</summary>
    private const string Version = "3.8.0.0";

    private static readonly string[] Sources = ["scheduling.trigger", "internal.bookmark-queue-worker", "http.trigger"];

    private static readonly string[] Features = ["RealTimeWorkflowUpdates", "Resilience"];

    public static void MapServer(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").RequirePermission(Permissions.ReadDefinitions).WithTags("Server");
        group.MapGet("/features/installed", () => ElsaResults.Ok(new { Items = Features.Select(Feature), Count = Features.Length }))
            .WithSummary("The optional features that are there.");
        group.MapGet("/package/version", () => ElsaResults.Ok(new { PackageVersion = Version }))
            .WithSummary("The version of Elsa that this server speaks.");
        group.MapGet("/admin/workflow-runtime/status", (IHostApplicationLifetime lifetime, NodeGeneration node) => ElsaResults.Ok(Status(lifetime, node)))
            .WithSummary("Whether this node takes on work.");
        group.MapPost("/scripting/javascript/type-definitions/{definitionId}", JavaScriptTypes.AnswerAsync)
            .WithSummary("TypeScript declarations of what JavaScript in a definition may use.");
    }

    private static object Status(IHostApplicationLifetime lifetime, NodeGeneration node)
    {
        var isEnding = lifetime.ApplicationStopping.IsCancellationRequested;
        return new
        {
            State = new { Reason = isEnding ? "Stopping" : "None", IsAcceptingNewWork = !isEnding, GenerationId = node.Id },
            Sources = Sources.Select(name => new { Name = name, State = isEnding ? "Paused" : "Running" }),
        };
    }

    private static object Feature(string name) => new
    {
        Name = name,
        Namespace = "Elsa",
        FullName = "Elsa." + name,
        DisplayName = name,
        Description = "",
    };
}
