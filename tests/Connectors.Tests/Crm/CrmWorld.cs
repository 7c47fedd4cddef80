using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>A CRM that plays a vendor's, a database of our own, and the connector between them; several workers may share both.</summary>
internal abstract class CrmWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-crm-").FullName;
    private readonly List<VendorHttp> _calls = [];
    private readonly ServiceProvider _services;

    protected CrmWorld(CrmKind kind, string key)
    {
        (Connection, Secret) = (kind.ToString().ToLowerInvariant(), key);
        Options = new CrmOptions
        {
            Kind = kind,
            Timeout = TimeSpan.FromSeconds(20),
            CallsAtOnce = 8,
            CallsPerSecond = 1_000,
            LongestWait = TimeSpan.FromSeconds(3),
            SettleTime = TimeSpan.Zero,
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o => o.File = Path.Combine(_folder, "test.db"));
        _services = services.BuildServiceProvider();
    }

    public string Connection { get; }

    /// <summary>What the connector holds for its key.</summary>
    public string Secret { get; set; }

    public CrmOptions Options { get; }

    public abstract FaultyServer Server { get; }

    /// <summary>Something between the connector and the server, or null.</summary>
    public Uri? Through { get; set; }

    /// <summary>It is a server of its own, whose calls break, whose key may be wrong, and whose fields others rename.</summary>
    public virtual bool IsConnected => true;

    /// <summary>Calls of the CRM for a new lead: company, contact, one list, protocol, activities, marks.</summary>
    public abstract int CallsPerLead { get; }

    /// <summary>Two records may have one e-mail address.</summary>
    public virtual bool SharesAddresses => true;

    /// <summary>A field of companies that takes any text, besides name and address.</summary>
    public virtual string CompanyDetail => CrmFields.Phone;

    /// <summary>The password of a user called admin where only one may create fields; null where the key may.</summary>
    public virtual string? AdministratorsSecret => null;

    /// <summary>An id that the CRM never gave.</summary>
    public virtual string NoSuchId => "999999";

    /// <summary>What stands in the CRM, oldest first; blank fields are absent.</summary>
    public abstract IReadOnlyList<SeenRecord> Records { get; }

    /// <summary>Documents as somebody sees them who opens the record.</summary>
    public abstract IReadOnlyList<SeenDocument> Documents { get; }

    /// <summary>Activities of ours, with the text that is read on the record.</summary>
    public abstract IReadOnlyList<SeenActivity> Activities { get; }

    /// <summary>Memberships of lists that are in force.</summary>
    public abstract IReadOnlyList<(string List, string Email)> Members { get; }

    /// <summary>Names of all lists, as often as they are there.</summary>
    public abstract IEnumerable<string> Lists { get; }

    /// <summary>Entries of people on lists, where the CRM keeps those apart from its contacts; else contacts.</summary>
    public virtual int Subscribers => Records.Count(record => record.Kind == RecordKind.Contact);

    /// <summary>Name of the operation that takes this step.</summary>
    public abstract string Operation(CrmStep step);

    /// <summary>The person leaves the list in the CRM.</summary>
    public abstract void OptOut(string email, string list);

    /// <summary>Companies that stand in the CRM already, all changed at one time.</summary>
    public abstract void AddCompanies(int count, DateTimeOffset changed);

    /// <summary>Somebody changes one of those; it moves to the end of what changed.</summary>
    public abstract void Touch(int number, DateTimeOffset changed);

    /// <summary>Somebody removes the record in the CRM.</summary>
    public abstract void Remove(string id);

    /// <summary>Time passes, and what was written is found by the CRM's search too. Only what says so in its README may need it.</summary>
    public virtual void Settle()
    {
    }

    /// <summary>A worker of ours, behind the port.</summary>
    public virtual ICrm Crm(string? mapping = null) => Worker(mapping);

    public VendorCrm Worker(string? mapping = null)
    {
        Options.Address = Through ?? Server.Address;
        var http = new VendorHttp(Options, TimeProvider.System);
        _calls.Add(http);
        return new VendorCrm(
            Connection, Vendor(http, _ => Task.FromResult<string?>(Secret), mapping), _services.GetRequiredService<IDatabase>(), Options, TimeProvider.System, NullLogger<VendorCrm>.Instance);
    }

    protected IDatabase Database => _services.GetRequiredService<IDatabase>();

    public async ValueTask DisposeAsync()
    {
        _calls.ForEach(call => call.Dispose());
        await Server.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected abstract IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping);
}
