namespace WorkflowConnect.Engine;

/// <summary>Expression types that the engine treats in a way of their own.</summary>
public static class ExpressionTypes
{
    /// <summary>Its value is a secret: never recorded, and only for inputs that are meant for secrets.</summary>
    public const string Secret = "Secret";
}
