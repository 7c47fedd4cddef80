namespace WorkflowConnect.Engine;

/// <summary>A definition that nobody may change through the API.</summary>
public sealed class DefinitionReadonlyException(string definitionId)
    : Exception($"The workflow '{definitionId}' is read-only. Save it under another name."), ISafeMessage;
