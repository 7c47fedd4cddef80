namespace WorkflowConnect.Engine;

/// <summary>How the wait grows from try to try.</summary>
public enum Backoff
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>By the first wait each time.</summary>
    Linear,

    /// <summary>It doubles.</summary>
    Exponential,
}
