namespace WorkflowConnect.Engine;

/// <summary>How a time is compared; names as in Elsa.</summary>
public enum TimeComparison
{
    /// <summary>Equal.</summary>
    Is,

    /// <summary>Not equal, or absent.</summary>
    IsNot,

    /// <summary>Before.</summary>
    LessThan,

    /// <summary>After.</summary>
    GreaterThan,

    /// <summary>Not after.</summary>
    LessThanOrEqual,

    /// <summary>Not before.</summary>
    GreaterThanOrEqual,
}
