using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>A variable of a run.</summary>
public sealed record InstanceVariable(string Id, string Name, JsonElement Value);
