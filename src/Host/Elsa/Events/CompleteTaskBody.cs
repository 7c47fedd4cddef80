using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>What came out of a task.</summary>
internal sealed record CompleteTaskBody(JsonElement? Result);
