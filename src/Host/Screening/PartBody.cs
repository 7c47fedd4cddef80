namespace WorkflowConnect.Host.Screening;

/// <summary>One part of a score, said in both languages.</summary>
internal sealed record PartBody(string Code, double Points, string? Given, string? Listed, string German, string English);
