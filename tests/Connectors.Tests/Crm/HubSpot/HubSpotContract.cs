namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

public sealed class HubSpotContract() : ConnectedCrmContract(new HubSpotWorld());
