namespace WorkflowConnect.Engine.Activities;

/// <summary>Makes an incident.</summary>
[Activity("Elsa", "Primitives", "Faults the workflow.")]
public sealed class Fault : Activity
{
    /// <summary>Code.</summary>
    [Input]
    public Input<string> Code { get; set; } = new("0");

    /// <summary>Category.</summary>
    [Input]
    public Input<string> Category { get; set; } = new("General");

    /// <summary>Type.</summary>
    [Input(DisplayName = "Type")]
    public Input<string> FaultType { get; set; } = new("System");

    /// <summary>Message; not stored, as it may be computed from data.</summary>
    [Input]
    public Input<string?> Message { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => throw new FaultException(
        context.Get(Code) ?? "0", context.Get(Category) ?? "General", context.Get(FaultType) ?? "System", context.Get(Message));
}
