using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Runs;

/// <summary>Names a version and an activity in it.</summary>
internal sealed record TestActivityRequest
{
    public DefinitionHandle? WorkflowDefinitionHandle { get; init; }

    public ActivityHandleBody? ActivityHandle { get; init; }

    /// <summary>A version by its own id, or by definition and version options.</summary>
    internal sealed record DefinitionHandle(string? DefinitionId, JsonElement? VersionOptions, string? DefinitionVersionId);

    /// <summary>An activity by its path or its id.</summary>
    internal sealed record ActivityHandleBody(string? ActivityId, string? ActivityNodeId);
}
