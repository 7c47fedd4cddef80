namespace WorkflowConnect.Engine.Activities;

/// <summary>What the bookmark of an endpoint is found by: a path, or the beginning of one, and a method.</summary>
internal sealed record HttpEndpointKey(string Path, string Method);
