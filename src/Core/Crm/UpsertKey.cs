namespace WorkflowConnect.Core.Crm;

/// <summary>By what a CRM recognises a record that we write a second time.</summary>
public enum UpsertKey
{
    None,
    ExternalId,
    UniqueProperty,
    ClientGuid,
}
