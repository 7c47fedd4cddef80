using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>A task as the list shows it.</summary>
internal sealed record TaskBody(string TaskId, string TaskName, JsonElement? Payload, string WorkflowInstanceId, DateTimeOffset CreatedAt);
