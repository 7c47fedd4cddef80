namespace WorkflowConnect.Engine.Activities;

/// <summary>Makes an incident.</summary>
[Activity("Elsa", "Primitives", "Raises an incident, which stops the run unless its incident strategy lets it go on.")]
public sealed class Fault : Activity
{
    /// <summary>Code.</summary>
    [Input(Description = "A code of your own, by which the fault can be told from others.", DefaultValue = "0")]
    public Input<string> Code { get; set; } = new("0");

    /// <summary>Category.</summary>
    [Input(Description = "The kind of fault, for example General or Validation.", DefaultValue = "General")]
    public Input<string> Category { get; set; } = new("General");

    /// <summary>Type.</summary>
    [Input(DisplayName = "Type", Description = "Where the fault comes from, for example System or Business.", DefaultValue = "System")]
    public Input<string> FaultType { get; set; } = new("System");

    /// <summary>Message; not stored, as it may be computed from data.</summary>
    [Input(Description = "What happened, in words. It is not stored with the run, because it may be made of personal data.")]
    public Input<string?> Message { get; set; } = default!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) => throw new FaultException(
        context.Get(Code) ?? "0", context.Get(Category) ?? "General", context.Get(FaultType) ?? "System", context.Get(Message));
}
