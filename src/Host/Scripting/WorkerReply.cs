using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

internal sealed record WorkerReply(JsonObject Header, IReadOnlyList<ReadOnlyMemory<byte>> Parts);
