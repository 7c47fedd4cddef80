namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

public sealed class DynamicsContract() : ConnectedCrmContract(new DynamicsWorld());
