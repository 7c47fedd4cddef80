namespace WorkflowConnect.Engine;

/// <summary>What is wrong with a definition, where, and what to do.</summary>
public sealed record DefinitionError(string Where, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}
