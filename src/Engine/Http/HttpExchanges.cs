namespace WorkflowConnect.Engine;

/// <summary>Finds the exchange of a burst.</summary>
internal static class HttpExchanges
{
    public static IHttpExchange? Of(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.TransientProperties.TryGetValue(typeof(IHttpExchange), out var exchange)
            ? exchange as IHttpExchange
            : null;
}
