using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>
/// Takes in definitions that were exported, here or from Elsa. An import is a draft: it runs nothing until somebody
/// publishes it. A definition whose id exists gets a new draft.
/// </summary>
internal static class DefinitionImport
{
    private const int MostFiles = 1000;

    public static async Task<IResult> PostAsync(HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, WorkflowEngineOptions options) =>
        DefinitionWire.Ok(wire.Full(http, await ImportAsync(await DefinitionBody.ReadAsync(http.Request, options), catalog, http.RequestAborted)));

    public static async Task<IResult> PutAsync(string definitionId, HttpContext http, WorkflowCatalog catalog, DefinitionWire wire, WorkflowEngineOptions options)
    {
        var model = await DefinitionBody.ReadAsync(http.Request, options);
        model["definitionId"] = definitionId;
        return DefinitionWire.Ok(wire.Full(http, await ImportAsync(model, catalog, http.RequestAborted)));
    }

    /// <summary>Every file is read before the first is saved, so that a bad one among them changes nothing.</summary>
    public static async Task<IResult> FilesAsync(HttpContext http, WorkflowCatalog catalog, WorkflowEngineOptions options)
    {
        if (!http.Request.HasFormContentType)
        {
            return ElsaResults.Invalid("Send the files as multipart/form-data in the field 'files'.");
        }

        var models = new List<JsonObject>();
        foreach (var file in (await http.Request.ReadFormAsync(http.RequestAborted)).Files)
        {
            await using var stream = file.OpenReadStream();
            await ReadAsync(file.FileName, stream, models, options, http.RequestAborted);
        }

        foreach (var model in models)
        {
            await ImportAsync(model, catalog, http.RequestAborted);
        }

        return DefinitionWire.Ok(new JsonObject { ["count"] = models.Count });
    }

    private static async Task<WorkflowDefinitionRow> ImportAsync(JsonObject model, WorkflowCatalog catalog, CancellationToken cancellationToken)
    {
        if (model["root"] is not JsonObject)
        {
            throw new BadHttpRequestException("The file holds no workflow definition: it has no root activity. Export it again.");
        }

        return (await catalog.SaveAsync(model, publish: false, cancellationToken)).Row;
    }

    private static async Task ReadAsync(string name, Stream stream, List<JsonObject> models, WorkflowEngineOptions options, CancellationToken cancellationToken)
    {
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            models.Add(await ReadOneAsync(name, stream, options, cancellationToken));
            return;
        }

        await using var zip = await UploadedZip.OpenAsync(name, stream, MostFiles, options.MaxDefinitionBytes * 8L, cancellationToken);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            await using var inner = await entry.OpenAsync(cancellationToken);
            models.Add(await ReadOneAsync(entry.FullName, inner, options, cancellationToken));
        }
    }

    private static async Task<JsonObject> ReadOneAsync(string name, Stream stream, WorkflowEngineOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var model = DefinitionBody.Parse(await DefinitionBody.ReadAsync(stream, announced: null, options.MaxDefinitionBytes, cancellationToken));
            return model["root"] is JsonObject ? model : throw new BadHttpRequestException($"'{name}' holds no workflow definition: it has no root activity.");
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            throw new BadHttpRequestException($"'{name}' does not hold JSON that can be read.", error);
        }
    }
}
