namespace WorkflowConnect.Engine.Activities;

/// <summary>What runs after an answer with a status.</summary>
public sealed class HttpStatusCodeCase
{
    /// <summary>Status, 100 to 599.</summary>
    public int StatusCode { get; set; }

    /// <summary>What runs.</summary>
    public IActivity? Activity { get; set; }
}
