namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

public sealed class WeclappContract() : CrmContract(new WeclappWorld());
