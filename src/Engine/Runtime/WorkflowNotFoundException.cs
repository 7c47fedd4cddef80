namespace WorkflowConnect.Engine;

/// <summary>No such definition, version or published version.</summary>
public sealed class WorkflowNotFoundException(string definitionId, int? version)
    : Exception(version is null
        ? $"The workflow '{definitionId}' has no published version. Import or publish it."
        : $"The workflow '{definitionId}' has no version {version}. Import it again."), ISafeMessage;
