using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>A newsletter tool that plays a vendor's, a CRM, a database of our own, and the connector between them; several workers may share all three.</summary>
internal abstract class ListWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-lists-").FullName;
    private readonly List<VendorHttp> _calls = [];
    private readonly ServiceProvider _services;

    protected ListWorld(ListToolKind kind, string key)
    {
        Secret = key;
        Options = new ListToolOptions { Kind = kind, CallsPerSecond = 1_000, Timeout = TimeSpan.FromSeconds(20), LongestWait = TimeSpan.FromSeconds(3), Audience = "Kunden", MailHost = "lists.example" };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o => o.File = Path.Combine(_folder, "test.db"));
        _services = services.BuildServiceProvider();
    }

    public string? Secret { get; set; }

    public ListToolOptions Options { get; }

    public PlayedCrm Crm { get; } = new();

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public abstract FaultyServer Server { get; }

    /// <summary>How the probe names what holds the lists.</summary>
    public virtual string Account => "account Muster GmbH";

    /// <summary>Calls for somebody who was not there, on a list that is known.</summary>
    public abstract int CallsPerNewContact { get; }

    /// <summary>Calls for somebody who was there, on a list that is known.</summary>
    public abstract int CallsPerKnownContact { get; }

    /// <summary>Who gets mailings, and of which list.</summary>
    public abstract IReadOnlyList<(string List, string Email)> Members { get; }

    /// <summary>Names of all lists, as often as they are there.</summary>
    public abstract IReadOnlyList<string> Lists { get; }

    /// <summary>Addresses of all who are there, whatever their state.</summary>
    public abstract IReadOnlyList<string> Contacts { get; }

    /// <summary>Addresses that were asked to confirm, as often as they were.</summary>
    public abstract IReadOnlyList<string> Asked { get; }

    /// <summary>States that keep a person off every list, with the word by which the outcome names them.</summary>
    public abstract IReadOnlyList<(string State, string Word)> Refusals { get; }

    /// <summary>The given name that stands in the tool.</summary>
    public abstract string? GivenNameOf(string email);

    /// <summary>Somebody is there already, in a state of the vendor's; null for one that may get mailings.</summary>
    public abstract void Put(string email, string? state, string? givenName = null);

    public abstract string? StateOf(string email);

    /// <summary>The person clicks the link of the e-mail that asks.</summary>
    public abstract void Confirm(string email);

    /// <summary>Whoever is deleted stays there all the same.</summary>
    public abstract void KeepAll();

    /// <summary>Name of the operation that takes this step.</summary>
    public abstract string Operation(ListStep step);

    public CrmWithLists Worker(ICrm? crm = null)
    {
        Options.Address = Server.Address;
        var http = new VendorHttp(Options.Calls(), TimeProvider.System, Options.Product, "Crm:Lists:Address");
        _calls.Add(http);
        return new CrmWithLists(crm ?? Crm, Tool(http, _ => Task.FromResult(Secret)), Database, Options.LongestWait, TimeProvider.System, NullLogger<CrmWithLists>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _calls.ForEach(call => call.Dispose());
        await Server.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected abstract IListTool Tool(VendorHttp http, Func<CancellationToken, Task<string?>> key);
}
