namespace WorkflowConnect.Engine.Activities;

/// <summary>A state of a <see cref="StateMachine"/>.</summary>
public sealed class StateMachineState
{
    /// <summary>Name, unique in the machine.</summary>
    public string Name { get; set; } = "";

    /// <summary>Runs when the state is entered.</summary>
    public IActivity? Entry { get; set; }

    /// <summary>Runs when the state is left.</summary>
    public IActivity? Exit { get; set; }
}
