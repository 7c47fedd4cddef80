namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>A request as it came.</summary>
internal sealed record WeclappCall(string Method, string PathAndQuery, string? ContentType, byte[] Body);
