namespace WorkflowConnect.Connectors.Tests.Crm.BuiltIn;

public sealed class BuiltInContract() : CrmContract(new BuiltInWorld());
