namespace WorkflowConnect.Engine.Activities;

/// <summary>How many cases apply.</summary>
public enum SwitchMode
{
    /// <summary>The first that applies.</summary>
    MatchFirst,

    /// <summary>All that apply.</summary>
    MatchAny,
}
