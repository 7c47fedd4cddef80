namespace WorkflowConnect.Host.Elsa.Identity;

/// <summary>A sign-in of a program or of Studio's shell.</summary>
internal sealed record LoginBody(string? Username, string? Password);
