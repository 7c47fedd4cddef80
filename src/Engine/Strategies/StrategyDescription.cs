namespace WorkflowConnect.Engine;

/// <summary>A strategy as a designer offers it.</summary>
/// <param name="Name">Name in definitions.</param>
/// <param name="DisplayName">Label.</param>
/// <param name="Description">What it does.</param>
public sealed record StrategyDescription(string Name, string DisplayName, string Description);
