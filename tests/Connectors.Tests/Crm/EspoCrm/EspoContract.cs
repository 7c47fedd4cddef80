namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

public sealed class EspoContract() : ConnectedCrmContract(new EspoWorld());
