using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Resilience;

/// <summary>What a designer may choose for an activity's tries, and what became of them.</summary>
internal static class ResilienceEndpoints
{
    public static void MapResilience(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/resilience").WithTags("Resilience");
        group.MapGet("/strategies", (string? category, ResilienceStrategies strategies) => List(strategies.List(category)))
            .RequirePermission(Permissions.ReadDefinitions)
            .WithSummary("Strategies of a category, or all: how often an activity is tried again, and after which waits.");
        group.MapGet("/retries/{activityInstanceId}", RetriesAsync)
            .RequirePermission(Permissions.ReadInstances)
            .WithSummary("Tries of one execution that failed and were followed by another, the oldest first.");
    }

    private static IResult List(IReadOnlyList<ResilienceStrategy> strategies) =>
        ElsaResults.Ok(new { Items = strategies, strategies.Count });

    private static async Task<IResult> RetriesAsync(
        string activityInstanceId, int? skip, int? take, RetryAttempts attempts, CancellationToken cancellationToken)
    {
        var all = await attempts.ListAsync(activityInstanceId, cancellationToken);
        var page = all.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Max(take ?? int.MaxValue, 0));
        return ElsaResults.Ok(new { Items = page.Select(Record), TotalCount = all.Count });
    }

    private static object Record(RetryAttempt attempt) => new
    {
        attempt.ActivityInstanceId,
        attempt.ActivityId,
        attempt.WorkflowInstanceId,
        attempt.AttemptNumber,
        attempt.RetryDelay,
        Details = new Dictionary<string, string>
        {
            ["OccurredAt"] = attempt.OccurredAt.ToString("O"),
            ["Exception"] = attempt.ExceptionType,
            ["Message"] = attempt.Message,
        },
    };
}
