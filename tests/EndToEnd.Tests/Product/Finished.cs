namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>A verb that has ended.</summary>
public sealed record Finished(int Code, string Output, string Error);
