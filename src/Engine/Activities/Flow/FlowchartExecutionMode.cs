namespace WorkflowConnect.Engine.Activities;

/// <summary>How flowcharts decide what is due.</summary>
public enum FlowchartExecutionMode
{
    /// <summary>As the engine's options say.</summary>
    Default,

    /// <summary>By tokens on connections and merge modes.</summary>
    TokenBased,

    /// <summary>By counting visits, with implicit joins and dead paths; the default.</summary>
    CounterBased,
}
