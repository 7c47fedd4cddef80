namespace WorkflowConnect.Engine;

/// <summary>Another server's answer.</summary>
public sealed record HttpSendAnswer(int StatusCode, string? ContentType, byte[] Body)
{
    /// <summary>Headers, those of the body included.</summary>
    public IReadOnlyDictionary<string, string[]> Headers { get; init; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
}
