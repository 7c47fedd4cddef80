namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>A contact's place on a distribution list.</summary>
public sealed record CrmListMember(string List, RecordRef Contact, DateTimeOffset Since, bool OptedOut);
