namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

public sealed class PipedriveContract() : ConnectedCrmContract(new PipedriveWorld());
