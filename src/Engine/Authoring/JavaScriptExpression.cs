namespace WorkflowConnect.Engine.Authoring;

/// <summary>Makes expressions in JavaScript.</summary>
public static class JavaScriptExpression
{
    /// <summary>A script.</summary>
    public static Expression Create(string value) => new("JavaScript", value);
}
