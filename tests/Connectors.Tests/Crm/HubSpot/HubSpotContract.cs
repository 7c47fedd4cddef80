namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>Through the vendor's API description where it is at hand.</summary>
public sealed class HubSpotContract : ConnectedCrmContract, IClassFixture<HubSpotDescription>
{
    private readonly HubSpotDescription _description;

    public HubSpotContract(HubSpotDescription description)
        : base(new HubSpotWorld()) => World.Through = (_description = description).Before(World.Server);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _description.ShouldFit();
    }
}
