namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>An additional field of this weclapp.</summary>
/// <param name="Id">By which records and conditions name it; another one in every account.</param>
/// <param name="Key">By which people and the mapping name it.</param>
/// <param name="Type">Such as <c>STRING</c> or <c>DATE</c>.</param>
internal sealed record WeclappAttribute(string Id, string Key, string Type);
