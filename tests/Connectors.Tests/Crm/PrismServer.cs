using WorkflowConnect.Connectors.Tests.Crm.Weclapp;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>Prism with a vendor's API description: it refuses a request that does not fit.</summary>
public abstract class PrismServer : IAsyncLifetime
{
    private readonly string _description;
    private readonly string _probe;
    private PrismProcess? _prism;

    /// <param name="description">The file with the description, from the folder of the connectors' tests.</param>
    /// <param name="probe">A path that is described, to see whether it is up.</param>
    private protected PrismServer(string description, string probe) => (_description, _probe) = (description, probe);

    internal HttpClient Client => _prism!.Client;

    public async ValueTask InitializeAsync() => _prism = await PrismProcess.StartAsync("mock", Path.GetFullPath(Path.Combine(WeclappSpec.Folder(), "../..", _description)), null, _probe);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_prism is not null)
        {
            await _prism.DisposeAsync();
        }
    }
}
