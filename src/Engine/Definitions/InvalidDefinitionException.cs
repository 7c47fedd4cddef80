namespace WorkflowConnect.Engine;

/// <summary>A definition cannot be used.</summary>
public sealed class InvalidDefinitionException(IReadOnlyList<DefinitionError> errors)
    : Exception("The workflow definition is invalid. " + string.Join(" ", errors)), ISafeMessage
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<DefinitionError> Errors { get; } = errors;
}
