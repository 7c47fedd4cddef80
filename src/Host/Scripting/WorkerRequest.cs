using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>One question to the worker; the header goes as JSON, the parts as they are.</summary>
internal sealed record WorkerRequest
{
    /// <summary>The lane: <c>javascript</c>, <c>liquid</c> or <c>typst</c>.</summary>
    public required string Operation { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required IReadOnlyList<ReadOnlyMemory<byte>> Parts { get; init; }

    public JsonObject? Arguments { get; init; }

    /// <summary>Whether the request may go to a new process after a crash: true where nothing happens but computing.</summary>
    public bool MayRepeat { get; init; }
}
