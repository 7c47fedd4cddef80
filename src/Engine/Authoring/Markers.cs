namespace WorkflowConnect.Engine.Authoring;

/// <summary>The activity has no inbound port.</summary>
public interface IStartNode;

/// <summary>Completing it completes the flowchart around it.</summary>
public interface ITerminalNode;

/// <summary>The activity joins branches by its own mode.</summary>
public interface IJoinNode;

/// <summary>The activity can start a workflow.</summary>
public interface ITrigger : IActivity
{
    /// <summary>The stimuli that start the workflow.</summary>
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

/// <summary>The activity offers resilience strategies: a designer may choose how often it is tried again.</summary>
public interface IResilientActivity : IActivity;
