namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

public sealed class SalesforceContract() : CrmContract(new SalesforceWorld());
