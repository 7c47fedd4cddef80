using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Definitions: read, write, publish, exchange.</summary>
internal static class DefinitionEndpoints
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<DefinitionLinks>()
        .AddSingleton<DefinitionWire>()
        .AddSingleton<DeleteDefinitions>();

    public static void MapDefinitions(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Workflow definitions");
        MapReading(routes);
        MapGraph(routes);
        MapFiles(routes);
        MapWriting(routes);
        MapDeleting(routes);
    }

    private static void MapReading(RouteGroupBuilder routes)
    {
        routes.MapGet("/workflow-definitions", DefinitionReading.ListAsync).WithSummary("Versions of definitions, filtered, sorted and paged from page 0.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/by-definition-id/{definitionId}", DefinitionReading.ByDefinitionIdAsync).WithSummary("A definition; the latest version unless versionOptions says otherwise.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/by-id/{id}", DefinitionReading.ByIdAsync).WithSummary("A version by its own id.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/many-by-id", DefinitionReading.ManyByIdAsync).WithSummary("Several versions by their ids.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/query/count", DefinitionReading.CountAsync).WithSummary("How many definitions there are.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/validation/is-name-unique", DefinitionReading.IsNameUniqueAsync).WithSummary("Whether no other definition has the name.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/{definitionId}/versions", DefinitionReading.VersionsAsync).WithSummary("All versions of a definition, the newest first.").RequirePermission(Permissions.ReadDefinitions);
    }

    private static void MapGraph(RouteGroupBuilder routes)
    {
        routes.MapGet("/workflow-definitions/{definitionId}/consumers", DefinitionReading.ConsumersAsync).WithSummary("The definitions that use this one as an activity.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/subgraph/{id}", DefinitionGraph.SubgraphAsync).WithSummary("A node of a version with everything below it.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapGet("/workflow-definitions/subgraph/segments/{id}", DefinitionGraph.SegmentsAsync).WithSummary("The way from a version's root to a node.").RequirePermission(Permissions.ReadDefinitions);
    }

    private static void MapFiles(RouteGroupBuilder routes)
    {
        routes.MapGet("/workflow-definitions/{definitionId}/export", DefinitionExport.GetAsync).WithSummary("A definition as a file; as a zip with the definitions that embed it, if these are wanted.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapPost("/bulk-actions/export/workflow-definitions", DefinitionExport.BulkAsync).WithSummary("Several versions as a zip.").RequirePermission(Permissions.ReadDefinitions);
        routes.MapPost("/workflow-definitions/import", DefinitionImport.PostAsync).WithSummary("Takes in an exported definition as a draft.").RequirePermission(Permissions.WriteDefinitions);
        routes.MapPut("/workflow-definitions/{definitionId}/import", DefinitionImport.PutAsync).WithSummary("Takes in an exported definition as a draft of this one.").RequirePermission(Permissions.WriteDefinitions);
        routes.MapPost("/workflow-definitions/import-files", DefinitionImport.FilesAsync).WithSummary("Takes in JSON and zip files, all or none.").RequirePermission(Permissions.WriteDefinitions).DisableAntiforgery();
    }

    private static void MapWriting(RouteGroupBuilder routes)
    {
        routes.MapPost("/workflow-definitions", DefinitionWriting.SaveAsync).WithSummary("Saves a draft, or with publish makes it the version for new runs.").RequirePermission(Permissions.WriteDefinitions);
        routes.MapPost("/workflow-definitions/{definitionId}/publish", DefinitionWriting.PublishAsync).WithSummary("Publishes the latest version.").RequirePermission(Permissions.PublishDefinitions);
        routes.MapPost("/workflow-definitions/{definitionId}/update-references", DefinitionWriting.UpdateReferencesAsync).WithSummary("Brings the workflows that use this one as an activity to its published version.").RequirePermission(Permissions.PublishDefinitions);
        routes.MapPost("/workflow-definitions/{definitionId}/retract", DefinitionWriting.RetractAsync).WithSummary("Takes the published version out of use.").RequirePermission(Permissions.RetractDefinitions);
        routes.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", DefinitionWriting.RevertAsync).WithSummary("Makes a new draft of an old version.").RequirePermission(Permissions.WriteDefinitions);
        routes.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", DefinitionWriting.BulkPublishAsync).WithSummary("Publishes several definitions.").RequirePermission(Permissions.PublishDefinitions);
        routes.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", DefinitionWriting.BulkRetractAsync).WithSummary("Retracts several definitions.").RequirePermission(Permissions.RetractDefinitions);
    }

    private static void MapDeleting(RouteGroupBuilder routes)
    {
        routes.MapDelete("/workflow-definitions/{definitionId}", DefinitionWriting.DeleteAsync).WithSummary("Deletes a definition with all versions and runs.").RequirePermission(Permissions.DeleteDefinitions);
        routes.MapDelete("/workflow-definition-versions/{id}", DefinitionWriting.DeleteVersionAsync).WithSummary("Deletes one version with its runs.").RequirePermission(Permissions.DeleteDefinitions);
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DefinitionWriting.BulkDeleteAsync).WithSummary("Deletes several definitions.").RequirePermission(Permissions.DeleteDefinitions);
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-id", DefinitionWriting.BulkDeleteVersionsAsync).WithSummary("Deletes several versions.").RequirePermission(Permissions.DeleteDefinitions);
    }
}
