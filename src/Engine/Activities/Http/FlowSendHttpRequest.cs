using System.Globalization;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Sends a request; the status decides which way the flow goes on.</summary>
[Activity("Elsa", "HTTP", "Sends a request to another server; the status of the answer decides which way to go on.", DisplayName = "HTTP Request (flow)", Kind = ActivityKind.Task)]
public sealed class FlowSendHttpRequest : SendHttpRequestBase
{
    private const string Failed = "Failed to connect";
    private const string TookTooLong = "Timeout";

    /// <summary>Status codes that have an outcome of their own; default 200.</summary>
    [Input(
        Description = "Status codes that are to have a way out of their own. Every other status leaves through Unmatched status code.",
        Order = 5.1f,
        UIHint = InputUIHints.MultiText,
        DefaultValue = new[] { 200 })]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = new([200]);

    private protected override bool LeadsOn(ActivityExecutionContext context, HttpSendFailedException error)
    {
        var outcome = Outcome(error);
        return context.Node.Parent?.Flow is { } flow && flow.Outbound[context.Node.LocalIndex].Any(index => flow.Connections[index].Port == outcome);
    }

    private protected override ValueTask OnFailedAsync(ActivityExecutionContext context, HttpSendFailedException error) =>
        context.CompleteActivityWithOutcomesAsync(Outcome(error));

    private protected override ValueTask OnAnswerAsync(ActivityExecutionContext context, int status)
    {
        var isExpected = (context.Get(ExpectedStatusCodes) ?? []).Contains(status);
        return context.CompleteActivityWithOutcomesAsync(
            isExpected ? status.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    private static string Outcome(HttpSendFailedException error) => error.IsTimeout ? TookTooLong : Failed;
}
