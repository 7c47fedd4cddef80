namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

public sealed class WeclappContract() : ConnectedCrmContract(new WeclappWorld());
