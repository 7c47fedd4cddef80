namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

public sealed class SalesforceContract() : ConnectedCrmContract(new SalesforceWorld());
