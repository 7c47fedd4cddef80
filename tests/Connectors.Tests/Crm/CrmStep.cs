namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>A step that may go wrong.</summary>
public enum CrmStep
{
    CreateCompany,
    CreateContact,
    Attach,
    Log,
    AddToList,
}
