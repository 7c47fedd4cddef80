namespace WorkflowConnect.Engine.Authoring;

/// <summary>Makes expressions in Liquid.</summary>
public static class LiquidExpression
{
    /// <summary>A template.</summary>
    public static Expression Create(string value) => new("Liquid", value);
}
