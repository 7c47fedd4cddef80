using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Saves, publishes, retracts, reverts and deletes definitions.</summary>
internal static class DefinitionWriting
{
    public static async Task<IResult> SaveAsync(HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, IAccessView access, WorkflowEngineOptions options)
    {
        var body = await DefinitionBody.ReadAsync(http.Request, options);
        if (body["model"] is not JsonObject model)
        {
            return ElsaResults.Invalid("The body has no model. Send { \"model\": { … }, \"publish\": false }.");
        }

        body.Remove("model");
        var publish = ActivityTree.Flag(body, "publish");
        return publish && !access.May(http, Permissions.PublishDefinitions)
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : DefinitionWire.Ok(wire.Saved(http, await catalog.SaveAsync(model, publish, http.RequestAborted)));
    }

    public static async Task<IResult> PublishAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, WorkflowEngineOptions options)
    {
        await DefinitionBody.ReadAsync(http.Request, options);
        var saved = await catalog.PublishLatestAsync(definitionId, http.RequestAborted);
        return DefinitionWire.Ok(wire.Saved(http, saved, saved.WasPublished));
    }

    public static async Task<IResult> UpdateReferencesAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, WorkflowEngineOptions options)
    {
        await DefinitionBody.ReadAsync(http.Request, options);
        return await catalog.FindRowAsync(definitionId, VersionOptions.Latest, http.RequestAborted) is null
            ? ElsaResults.NotFound()
            : DefinitionWire.Ok(new JsonObject
            {
                ["affectedWorkflows"] = new JsonArray([.. await catalog.UpdateConsumersAsync(definitionId, http.RequestAborted)]),
            });
    }

    public static async Task<IResult> RetractAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, WorkflowEngineOptions options)
    {
        await DefinitionBody.ReadAsync(http.Request, options);
        return DefinitionWire.Ok(wire.Full(http, await catalog.RetractAsync(definitionId, http.RequestAborted)));
    }

    public static async Task<IResult> RevertAsync(string definitionId, int version, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire)
    {
        var row = await catalog.RevertAsync(definitionId, version, http.RequestAborted);
        return Results.Text(
            wire.Summary(http, WorkflowDefinitionSummary.Of(row)).ToJsonString(ElsaJson.Options), "application/json; charset=utf-8", statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> DeleteAsync(string definitionId, HttpContext http, DeleteDefinitions delete) =>
        await delete.DefinitionAsync(definitionId, http.RequestAborted) ? Results.NoContent() : ElsaResults.NotFound();

    public static async Task<IResult> DeleteVersionAsync(string id, HttpContext http, DeleteDefinitions delete) =>
        await delete.VersionAsync(id, http.RequestAborted) ? Results.NoContent() : ElsaResults.NotFound();

    public static async Task<IResult> BulkDeleteAsync(HttpContext http, DeleteDefinitions delete, WorkflowEngineOptions options) =>
        await CountDeletedAsync(http, "definitionIds", delete.DefinitionAsync, options);

    public static async Task<IResult> BulkDeleteVersionsAsync(HttpContext http, DeleteDefinitions delete, WorkflowEngineOptions options) =>
        await CountDeletedAsync(http, "ids", delete.VersionAsync, options);

    public static async Task<IResult> BulkPublishAsync(HttpContext http, WorkflowCatalog catalog, WorkflowEngineOptions options)
    {
        var answer = new BulkAnswer("published", "alreadyPublished", "notFound", "skipped", "updatedConsumers", "failed");
        foreach (var id in DefinitionBody.Texts(await DefinitionBody.ReadAsync(http.Request, options), "definitionIds"))
        {
            await answer.TryAsync(id, async () =>
            {
                var saved = await catalog.PublishLatestAsync(id, http.RequestAborted);
                saved.UpdatedConsumers.ToList().ForEach(consumer => answer.Add("updatedConsumers", consumer));
                return saved.WasPublished ? "alreadyPublished" : "published";
            });
        }

        return DefinitionWire.Ok(answer.ToJson());
    }

    public static async Task<IResult> BulkRetractAsync(HttpContext http, WorkflowCatalog catalog, WorkflowEngineOptions options)
    {
        var answer = new BulkAnswer("retracted", "alreadyRetracted", "notFound", "skipped", "notPublished");
        foreach (var id in DefinitionBody.Texts(await DefinitionBody.ReadAsync(http.Request, options), "definitionIds"))
        {
            await answer.TryAsync(id, async () =>
            {
                if (!catalog.Published.ContainsKey(id) && await catalog.FindRowAsync(id, VersionOptions.Latest, http.RequestAborted) is not null)
                {
                    return "notPublished";
                }

                await catalog.RetractAsync(id, http.RequestAborted);
                return "retracted";
            });
        }

        return DefinitionWire.Ok(answer.ToJson());
    }

    private static async Task<IResult> CountDeletedAsync(
        HttpContext http, string name, Func<string, CancellationToken, Task<bool>> delete, WorkflowEngineOptions options)
    {
        var (deleted, before) = (0, -1);
        var left = DefinitionBody.Texts(await DefinitionBody.ReadAsync(http.Request, options), name).ToList();

        // One that others use as an activity goes after those that use it.
        while (left.Count > 0 && deleted > before)
        {
            before = deleted;
            foreach (var id in left.ToArray())
            {
                try
                {
                    deleted += await delete(id, http.RequestAborted) ? 1 : 0;
                    left.Remove(id);
                }
                catch (DefinitionReadonlyException)
                {
                    // Read-only ones are left out, as Elsa does.
                    left.Remove(id);
                }
                catch (InvalidDefinitionException)
                {
                    // It is still in use.
                }
            }
        }

        return DefinitionWire.Ok(new JsonObject { ["deleted"] = deleted });
    }
}
