namespace WorkflowConnect.Connectors.Http;

/// <summary>The last answer, after redirects.</summary>
public sealed record OutboundAnswer(int StatusCode, string? ContentType, byte[] Body, IReadOnlyDictionary<string, string[]> Headers);
