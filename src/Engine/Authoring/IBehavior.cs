namespace WorkflowConnect.Engine.Authoring;

/// <summary>Something that an activity does besides its own work.</summary>
public interface IBehavior : ISignalHandler
{
    /// <summary>The activity it belongs to.</summary>
    IActivity Owner { get; }

    /// <summary>Runs before the owner does.</summary>
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}
