using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.SelfTests;

/// <summary>The self-test over HTTP.</summary>
internal static class SelfTestEndpoints
{
    public static void MapSelfTests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/selftest", (SelfTestState state) => SelfTestBody.Of(state.Last))
            .RequirePermission(Permissions.ReadLists)
            .WithTags("Lists")
            .WithSummary("How the last self-test of the screening went.");
        routes.MapPost("/selftest", async (PerformSelfTest perform, CancellationToken cancellationToken) => SelfTestBody.Of(await perform.RunAsync("manual", cancellationToken)))
            .RequirePermission(Permissions.UpdateLists)
            .WithTags("Lists")
            .WithSummary("Runs the self-test now; its verdict holds from then on.");
    }
}
