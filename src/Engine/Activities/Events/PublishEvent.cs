namespace WorkflowConnect.Engine.Activities;

/// <summary>
/// Publishes an event. It is handed over after the burst, when everything that led to it is saved, and the flow goes on
/// once it was; a crash in between hands it over again, and what it starts is started once.
/// </summary>
[Activity("Elsa", "Primitives", "Sends out an event, which may start workflows or let waiting ones go on.", DisplayName = "Publish Event")]
public sealed class PublishEvent : Activity
{
    /// <summary>Name of the bookmark at which it waits until the event is handed over.</summary>
    public const string StimulusName = "WorkflowConnect.PublishEvent";

    // Only after a crash is it the clock that hands the event over.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>Name of the event.</summary>
    [Input(Description = "Name of the event, under which others wait for it.")]
    public Input<string> EventName { get; set; } = default!;

    /// <summary>Only runs with this reference go on; what is started gets it.</summary>
    [Input(
        DisplayName = "Correlation ID",
        Description = "Only runs with this correlation ID hear the event, and runs that it starts get this ID. Left empty, all runs hear it.")]
    public Input<string?> CorrelationId { get; set; } = default!;

    /// <summary>Only this run hears of it.</summary>
    [Input(DisplayName = "Local event", Description = "Whether only this run hears the event.")]
    public Input<bool> IsLocalEvent { get; set; } = new(false);

    /// <summary>What comes with the event. References only: it is stored.</summary>
    [Input(Description = "What is sent along with the event. It is stored, so send references rather than personal data.")]
    public Input<object?> Payload { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var run = context.WorkflowExecutionContext;
        var published = new PublishedEvent
        {
            EventName = context.Get(EventName) ?? "",
            CorrelationId = context.Get(CorrelationId) is { Length: > 0 } reference ? reference : null,
            InstanceId = context.Get(IsLocalEvent) ? run.Id : null,
            Payload = context.Get(Payload) is { } payload ? JsonValues.ToElement(payload) : null,
            Key = context.Id,
        };
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = StimulusName,
            Stimulus = published,
            IncludeActivityInstanceId = true,
            DueAt = run.Now() + Look,
        });
        run.Later((runtime, token) => runtime.HandOverAsync(bookmark.Id, published, token));
    }
}
