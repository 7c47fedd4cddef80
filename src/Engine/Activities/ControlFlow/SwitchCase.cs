namespace WorkflowConnect.Engine.Activities;

/// <summary>One case of a switch.</summary>
public sealed class SwitchCase
{
    /// <summary>Name; the outcome of a flow switch.</summary>
    public string Label { get; set; } = "";

    /// <summary>The case applies.</summary>
    public Input<bool>? Condition { get; set; }

    /// <summary>What runs; unused by a flow switch.</summary>
    public IActivity? Activity { get; set; }
}
