using System.Text.Json.Nodes;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>A bookmark in Elsa's shape.</summary>
internal sealed record BookmarkBody(
    string Id,
    string Name,
    string Hash,
    JsonNode? Payload,
    string ActivityId,
    string ActivityNodeId,
    string ActivityInstanceId,
    DateTimeOffset CreatedAt,
    bool AutoBurn,
    string? CallbackMethodName,
    bool AutoComplete,
    IDictionary<string, string>? Metadata)
{
    public static BookmarkBody Of(Bookmark bookmark) => new(
        bookmark.Id,
        bookmark.Name,
        bookmark.Hash,
        bookmark.Payload is null ? null : JsonNode.Parse(bookmark.Payload),
        bookmark.ActivityId,
        bookmark.ActivityNodeId,
        bookmark.ActivityInstanceId,
        bookmark.CreatedAt,
        bookmark.AutoBurn,
        bookmark.CallbackMethodName,
        bookmark.AutoComplete,
        bookmark.Metadata);
}
