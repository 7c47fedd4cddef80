namespace WorkflowConnect.Host.Demo;

/// <summary>Somebody who can sign in to the demo.</summary>
internal sealed record DemoUser(string Name, string Password);
