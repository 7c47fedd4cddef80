using System.IO.Compression;
using System.Text.Json;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Instances as files: in Elsa's shape to read, and as the engine stored them to take in again.</summary>
internal static class InstanceExport
{
    private const int MostAtOnce = 1000;

    public static async Task<IResult> GetAsync(
        string id, HttpRequest http, WorkflowRuntime runtime, IWorkflowInstanceStore store, InstanceViews views, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = new ExportRequest
        {
            IncludeBookmarks = Flag("includeBookmarks"),
            IncludeActivityExecutionLog = Flag("includeActivityExecutionLog"),
            IncludeWorkflowExecutionLog = Flag("includeWorkflowExecutionLog"),
        };
        return await FileAsync(id, request, runtime, store, views, versions, cancellationToken) is { } file
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(file, ElsaJson.Options), "application/octet-stream", FileName(id))
            : ElsaResults.NotFound();

        bool Flag(string name) => !bool.TryParse(http.Query[name], out var wanted) || wanted;
    }

    public static async Task<IResult> BulkAsync(
        HttpRequest http, WorkflowRuntime runtime, IWorkflowInstanceStore store, InstanceViews views, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        var request = await ElsaBody.ReadAsync<ExportRequest>(http, cancellationToken);
        var ids = (request.Ids ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count is 0 or > MostAtOnce)
        {
            return ElsaResults.Invalid($"Name 1 to {MostAtOnce} instances by their ids; {ids.Count} were named.");
        }

        var archive = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            foreach (var id in ids)
            {
                if (await FileAsync(id, request, runtime, store, views, versions, cancellationToken) is { } file)
                {
                    await using var entry = await zip.CreateEntry(FileName(id)).OpenAsync(cancellationToken);
                    await JsonSerializer.SerializeAsync(entry, file, ElsaJson.Options, cancellationToken);
                }
            }
        }

        archive.Position = 0;
        return Results.File(archive, "application/zip", "workflow-instances.zip");
    }

    private static string FileName(string id) => $"workflow-instance-{string.Concat(id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))}.json";

    private static async ValueTask<InstanceFile?> FileAsync(
        string id, ExportRequest request, WorkflowRuntime runtime, IWorkflowInstanceStore store, InstanceViews views, DefinitionVersions versions, CancellationToken cancellationToken)
    {
        if (await runtime.InspectAsync(id, cancellationToken) is not { } snapshot)
        {
            return null;
        }

        var row = snapshot.Row;
        var versionId = await versions.IdOfAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken);
        var view = await views.OfAsync(row, cancellationToken);
        return new InstanceFile
        {
            WorkflowState = await InstanceReading.StateAsync(snapshot, versionId, store, cancellationToken),
            Bookmarks = request.IncludeBookmarks ? [.. snapshot.Bookmarks.Select(BookmarkBody.Of)] : [],
            ActivityExecutionRecords = request.IncludeActivityExecutionLog ? [.. view.Executions.Select(ExecutionBody.Of)] : [],
            WorkflowExecutionLogRecords = request.IncludeWorkflowExecutionLog ? [.. view.Journal.Select(JournalEntryBody.Of)] : [],
            Stored = new StoredInstance
            {
                Instance = row,
                Bookmarks = await store.ListBookmarksAsync(id, cancellationToken),
                Incidents = await store.ListIncidentsAsync(id, 0, int.MaxValue, cancellationToken),
                Journal = request.IncludeWorkflowExecutionLog ? await store.ListJournalChunksAsync(id, 0, int.MaxValue, cancellationToken) : [],
            },
        };
    }
}
