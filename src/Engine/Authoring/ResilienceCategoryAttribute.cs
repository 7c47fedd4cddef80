namespace WorkflowConnect.Engine.Authoring;

/// <summary>Which resilience strategies an activity offers.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResilienceCategoryAttribute(string category) : Attribute
{
    /// <summary>Category of the strategies.</summary>
    public string Category { get; } = category;
}
