using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>What a designer has to know: activities, syntaxes, types and strategies. Only workflows as activities change while the product runs.</summary>
internal static class DescriptorEndpoints
{
    public static void MapDescriptors(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/descriptors").RequirePermission(Permissions.ReadDefinitions).WithTags("Descriptors");
        group.MapGet("/activities", async (HttpContext http, ActivityTypes types) => (await types.AllAsync(http.RequestAborted)).Answer(http)).WithSummary("Every activity with its inputs, outputs and ports.");
        group.MapGet("/activities/{typeName}", async (string typeName, int? version, HttpContext http, ActivityTypes types) =>
                await types.FindAsync(typeName, version ?? int.MaxValue, http.RequestAborted) is { } found ? ElsaResults.Ok(ActivityWire.Of(found)) : ElsaResults.NotFound())
            .WithSummary("One activity, in its newest version unless another is asked for.");
        group.MapPost("/activities/{typeName}/options/{propertyName}", async (string typeName, string propertyName, HttpContext http, ActivityTypes types) =>
                (await types.FindAsync(typeName, int.MaxValue, http.RequestAborted))?.Inputs.FirstOrDefault(input => input.Name == propertyName) is { } input
                    ? ElsaResults.Ok(new { Items = EditorSettings.Of(input) })
                    : ElsaResults.NotFound())
            .WithSummary("The choices of an input.");

        var syntaxes = api.ServiceProvider.GetServices<IExpressionEvaluator>().Select(evaluator => evaluator.Type);
        Fixed(group, "/expression-descriptors", SyntaxWire.All(syntaxes), "The syntaxes of expressions.");
        Fixed(group, "/variables", FixedDescriptors.VariableTypes, "The types of variables.");
        Fixed(group, "/storage-drivers", FixedDescriptors.StorageDrivers, "Where variables are kept.");
        Fixed(group, "/incident-strategies", FixedDescriptors.IncidentStrategies, "What an incident does to its run.");
        Fixed(group, "/log-persistence-strategies", FixedDescriptors.LogStrategies, "What the journal keeps.");
        Fixed(group, "/workflow-activation-strategies", ActivationStrategies.All.Select(FixedDescriptors.ByType), "When a run may begin.");
        Fixed(group, "/commit-strategies/workflows", CommitStrategies.OfWorkflows.Select(FixedDescriptors.ByName), "When a workflow's runs are saved.");
        Fixed(group, "/commit-strategies/activities", CommitStrategies.OfActivities.Select(FixedDescriptors.ByName), "When an activity has its run saved.");
        Fixed(group, "/output-converters", [], "Converters of outputs; there are none, because values convert by themselves.");
    }

    private static void Fixed(RouteGroupBuilder group, string path, IEnumerable<JsonObject> items, string summary) =>
        group.MapGet(path, new CachedJson(List(items)).Answer).WithSummary(summary);

    internal static JsonObject List(IEnumerable<JsonObject> items)
    {
        var list = new JsonArray([.. items]);
        return new JsonObject { ["items"] = list, ["count"] = list.Count };
    }
}
