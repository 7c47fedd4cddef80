using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Odoo;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>An Odoo in memory, a database of our own, and the connector between them; several workers may share both.</summary>
internal sealed class ConnectedCrm : IAsyncDisposable
{
    public const string Connection = "odoo";
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-crm-").FullName;
    private readonly List<VendorHttp> _calls = [];
    private readonly ServiceProvider _services;

    public ConnectedCrm(int version)
    {
        Server = new OdooServer(version);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o => o.File = Path.Combine(_folder, "test.db"));
        _services = services.BuildServiceProvider();
    }

    public OdooServer Server { get; }

    public string Secret { get; set; } = OdooServer.Key;

    public CrmOptions Options { get; } = new()
    {
        Kind = CrmKind.Odoo,
        Database = "crm",
        User = "bot",
        Timeout = TimeSpan.FromSeconds(20),
        CallsAtOnce = 8,
        CallsPerSecond = 1_000,
        LongestWait = TimeSpan.FromSeconds(3),
    };

    public VendorCrm Worker(string? mapping = null)
    {
        Options.Address = Server.Address;
        var http = new VendorHttp(Options, TimeProvider.System);
        _calls.Add(http);
        var rpc = new OdooRpc(Options, http, _ => Task.FromResult<string?>(Secret), TimeProvider.System);
        return new VendorCrm(
            Connection, new OdooVendor(rpc, OdooPartners.Usual.With(mapping), Options, Connection), _services.GetRequiredService<IDatabase>(), Options, TimeProvider.System, NullLogger<VendorCrm>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _calls.ForEach(call => call.Dispose());
        await Server.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
