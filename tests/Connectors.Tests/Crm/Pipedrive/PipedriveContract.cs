namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

public sealed class PipedriveContract() : CrmContract(new PipedriveWorld());
