namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

public sealed class HubSpotContract() : CrmContract(new HubSpotWorld());
