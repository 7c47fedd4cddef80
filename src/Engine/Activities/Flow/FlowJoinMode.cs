namespace WorkflowConnect.Engine.Activities;

/// <summary>When a join runs.</summary>
public enum FlowJoinMode
{
    /// <summary>At the first arrival; the other branches are cancelled.</summary>
    WaitAny,

    /// <summary>When every branch arrived alive; else never.</summary>
    WaitAll,

    /// <summary>When every branch is decided and at least one arrived alive.</summary>
    WaitAllActive,
}
