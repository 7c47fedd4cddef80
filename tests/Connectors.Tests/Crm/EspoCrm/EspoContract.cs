namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

public sealed class EspoContract() : CrmContract(new EspoWorld());
