namespace WorkflowConnect.Engine.Activities;

/// <summary>What the timed activities have in common: they wait for a moment, or complete at once when it has passed.</summary>
internal static class TimedWait
{
    // The journal shows it under Elsa's name.
    private const string ExecutedAt = "Executed At";

    /// <summary>The moment after a time from now.</summary>
    public static DateTimeOffset After(ActivityExecutionContext context, TimeSpan delay)
    {
        var now = context.WorkflowExecutionContext.Now();
        return delay <= DateTimeOffset.MaxValue - now
            ? now + delay
            : throw new TriggerInputException($"Activity '{context.Activity.Id}': the delay {delay} ends after the year 9999. Choose a shorter one.");
    }

    /// <summary>Waits until a moment; then <paramref name="callback"/>, an instance method of the activity, goes on.</summary>
    public static ValueTask UntilAsync(
        ActivityExecutionContext context, DateTimeOffset due, object? stimulus, ExecuteActivityDelegate callback)
    {
        if (due <= context.WorkflowExecutionContext.Now())
        {
            return CompleteAsync(context);
        }

        context.CreateBookmark(new CreateBookmarkArgs
        {
            DueAt = due.ToUniversalTime(),
            Stimulus = stimulus,
            Callback = callback,
            IncludeActivityInstanceId = true,
        });
        return ValueTask.CompletedTask;
    }

    public static ValueTask CompleteAsync(ActivityExecutionContext context)
    {
        context.JournalData[ExecutedAt] = context.WorkflowExecutionContext.Now();
        return context.CompleteActivityAsync();
    }
}
