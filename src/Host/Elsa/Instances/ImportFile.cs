using System.Text.Json.Serialization;

namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>What an import reads of an exported instance.</summary>
internal sealed record ImportFile
{
    [JsonPropertyName("WorkflowConnect")]
    public StoredInstance? Stored { get; init; }
}
