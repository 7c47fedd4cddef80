namespace WorkflowConnect.Activities.Safety;

/// <summary>
/// The activity is left through one of its outcomes, never through two at once. Of any other activity the prover
/// assumes that the ways behind its outcomes may run side by side.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeavesOnceAttribute : Attribute;
