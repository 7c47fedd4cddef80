namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

public sealed class DynamicsContract() : CrmContract(new DynamicsWorld());
