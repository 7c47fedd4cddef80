namespace WorkflowConnect.Engine;

/// <summary>A variable with its default value.</summary>
internal sealed record VariableDeclaration(string Id, string Name, string TypeName, object? Default);
