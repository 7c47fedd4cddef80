namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>Through the vendor's API description where it is at hand.</summary>
public sealed class PipedriveContract : ConnectedCrmContract, IClassFixture<PipedriveDescription>
{
    private readonly PipedriveDescription _description;

    public PipedriveContract(PipedriveDescription description)
        : base(new PipedriveWorld()) => World.Through = (_description = description).Before(World.Server);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _description.ShouldFit();
    }
}
