namespace WorkflowConnect.Engine.Activities;

/// <summary>Sends a request; the status decides which activity inside runs.</summary>
[Activity("Elsa", "HTTP", "Sends a request to another server; the status of the answer decides which activity runs next.", DisplayName = "HTTP Request", Kind = ActivityKind.Task)]
public sealed class SendHttpRequest : SendHttpRequestBase
{
    /// <summary>What runs by status.</summary>
    [Input(Description = "Status codes to react to, each with the activity that runs after it.", UIHint = InputUIHints.HttpStatusCodes)]
    public ICollection<HttpStatusCodeCase> ExpectedStatusCodes { get; set; } = [];

    /// <summary>Runs after any other status.</summary>
    [Port]
    public IActivity? UnmatchedStatusCode { get; set; }

    /// <summary>Runs when the server cannot be reached; without it the request is tried again.</summary>
    [Port("FailedToConnect", "Failed to Connect")]
    public IActivity? FailedToConnect { get; set; }

    /// <summary>Runs when the server takes too long; without it the request is tried again.</summary>
    [Port]
    public IActivity? Timeout { get; set; }

    private protected override bool LeadsOn(ActivityExecutionContext context, HttpSendFailedException error) => Port(error) is not null;

    private protected override ValueTask OnFailedAsync(ActivityExecutionContext context, HttpSendFailedException error) =>
        context.ScheduleActivityAsync(Port(error));

    private protected override ValueTask OnAnswerAsync(ActivityExecutionContext context, int status)
    {
        var match = ExpectedStatusCodes.FirstOrDefault(item => item.StatusCode == status);
        return context.ScheduleActivityAsync(match is null ? UnmatchedStatusCode : match.Activity);
    }

    private IActivity? Port(HttpSendFailedException error) => error.IsTimeout ? Timeout : FailedToConnect;
}
