namespace WorkflowConnect.Engine.Authoring;

/// <summary>A definition names a variable that no scope declares.</summary>
public sealed class UnknownVariableException(string id)
    : Exception($"No variable with the id '{id}' is in scope."), ISafeMessage;
