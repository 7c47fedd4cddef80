namespace WorkflowConnect.Activities.Safety;

/// <summary>
/// After one of these outcomes the check that the activity names is clear or released; every other outcome means that
/// it is not, and takes the clearance away. The prover reads this when a workflow is published.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivesClearanceAttribute(params string[] outcomes) : Attribute
{
    /// <summary>The outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; } = outcomes;

    /// <summary>Output, or input, that holds the check's id.</summary>
    public string Check { get; set; } = "CheckId";
}
