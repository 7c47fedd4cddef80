namespace WorkflowConnect.Engine.Activities;

/// <summary>Token mode: what an activity with several connections to it waits for.</summary>
public enum MergeMode
{
    /// <summary>Not set; as <see cref="Stream"/>.</summary>
    None,

    /// <summary>Runs once nothing is still on its way to it; dead paths do not hold it up.</summary>
    Stream,

    /// <summary>Waits for a token on every forward connection.</summary>
    Merge,

    /// <summary>Waits for a token on every connection, loops included.</summary>
    Converge,

    /// <summary>Runs once per arriving token.</summary>
    Cascade,

    /// <summary>The first token wins; what else leads to it is cancelled.</summary>
    Race,
}
