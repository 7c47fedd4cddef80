using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>A played EspoCRM and a worker of ours before it.</summary>
public abstract class EspoFixture : IAsyncLifetime
{
    private protected EspoWorld World { get; } = new();

    private protected EspoServer Espo => World.Espo;

    private protected VendorCrm Crm { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await World.Espo.StartAsync();
        Crm = World.Worker();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static UpsertRecord Of(RecordKind kind, string key, params (string Field, string Value)[] fields) =>
        new(key, kind, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal));

    private protected static UpsertRecord Anna(string key, params (string Field, string Value)[] more) =>
        Of(RecordKind.Contact, key, [(CrmFields.Name, "Anna Groß"), (CrmFields.Email, "anna@example.org"), .. more]);

    private protected async Task<WriteOutcome> WriteAsync(CrmWrite write) => (await Crm.WriteAsync([write], Token))[0];

    /// <summary>From now on by an administrator's name and password.</summary>
    private protected void BecomeAdministrator() => (World.Options.User, World.Secret) = ("admin", EspoServer.AdministratorsPassword);
}
