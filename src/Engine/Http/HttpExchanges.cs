namespace WorkflowConnect.Engine;

/// <summary>Finds the exchange of a burst.</summary>
internal static class HttpExchanges
{
    public static RoutedExchange? Routed(WorkflowExecutionContext run) =>
        run.TransientPropertiesOrNull is { } properties && properties.TryGetValue(typeof(IHttpExchange), out var exchange)
            ? exchange as RoutedExchange
            : null;

    public static IHttpExchange? Of(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.TransientProperties.TryGetValue(typeof(IHttpExchange), out var exchange)
            ? exchange as IHttpExchange
            : null;

    /// <summary>The exchange that can still be answered; null when the caller has gone or has an answer.</summary>
    /// <exception cref="HttpExchangeMissingException">There never was a caller.</exception>
    public static IHttpExchange? ToAnswer(ActivityExecutionContext context)
    {
        var exchange = Of(context);
        return exchange is null && !context.WorkflowExecutionContext.WasResumed
            ? throw new HttpExchangeMissingException()
            : exchange is { HasResponded: false } ? exchange : null;
    }
}
