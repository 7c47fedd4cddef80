namespace WorkflowConnect.Engine.Activities;

/// <summary>A way from one state of a <see cref="StateMachine"/> to another.</summary>
public sealed class Transition
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Name for people.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Name of the state that is left.</summary>
    public string From { get; set; } = "";

    /// <summary>Name of the state that is entered.</summary>
    public string To { get; set; } = "";

    /// <summary>What starts it; null: it is taken as soon as the condition allows.</summary>
    public IActivity? Trigger { get; set; }

    /// <summary>Whether it may be taken; null: always.</summary>
    public Input<bool>? Condition { get; set; }

    /// <summary>Runs on the way.</summary>
    public IActivity? Action { get; set; }
}
