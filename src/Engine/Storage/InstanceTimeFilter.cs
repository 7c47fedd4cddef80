namespace WorkflowConnect.Engine;

/// <summary>Compares a time of an instance with a given one.</summary>
public sealed record InstanceTimeFilter(InstanceTime Column, TimeComparison Comparison, DateTimeOffset Time);
