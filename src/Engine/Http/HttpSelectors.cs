namespace WorkflowConnect.Engine;

/// <summary>What a caller says about the run that it means, in the query or in a header.</summary>
internal static class HttpSelectors
{
    private const int Longest = 128;

    public static string? CorrelationId(IHttpExchange exchange) => Find(exchange, "correlationId", "X-Correlation-Id");

    public static string? InstanceId(IHttpExchange exchange) => Find(exchange, "workflowInstanceId", "X-Workflow-Instance-Id");

    private static string? Find(IHttpExchange exchange, string query, string header)
    {
        var given = First(exchange.Query, query) ?? First(exchange.Headers, header);
        return given is { Length: > 0 and <= Longest } && given.All(c => c is > ' ' and <= '~') ? given : null;
    }

    private static string? First(IReadOnlyDictionary<string, string[]> values, string name) =>
        values.TryGetValue(name, out var found) && found.Length > 0 ? found[0] : null;
}
