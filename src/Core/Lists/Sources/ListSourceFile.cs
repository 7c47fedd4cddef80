namespace WorkflowConnect.Core.Lists;

/// <summary>One file of a list and where the publisher offers it.</summary>
/// <param name="Name">The name that the format gives it, e.g. <c>sdn.csv</c>.</param>
/// <param name="Address">An https address.</param>
public sealed record ListSourceFile(string Name, Uri Address);
