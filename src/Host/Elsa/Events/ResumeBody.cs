using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Input for what is resumed.</summary>
internal sealed record ResumeBody(IReadOnlyDictionary<string, JsonElement>? Input);
