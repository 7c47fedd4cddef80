using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Nodes;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.Schedules;
using WorkflowConnect.Storage.Model;

namespace WorkflowConnect.Storage.Tables;

/// <summary>One unit of work: the tables over one session.</summary>
internal sealed class Work(WorkContext context, IDialect dialect, TimeProvider time, bool mayWrite) : IWork
{
    private ILeads? _leads;
    private IChecks? _checks;
    private ILedger? _ledger;
    private IProtocols? _protocols;
    private IReviews? _reviews;
    private IClearances? _clearances;
    private ICrmJournal? _journal;
    private ICrmBindings? _bindings;
    private ICampaigns? _campaigns;
    private IListDeltas? _listDeltas;
    private ICrmTables? _crm;
    private IUsers? _users;
    private IApiKeys? _apiKeys;
    private IRefreshTokens? _refreshTokens;
    private ISecrets? _secrets;
    private ISchedules? _schedules;
    private INodes? _nodes;

    public WorkSession Session { get; } = new(context, dialect, mayWrite);

    public ILeads Leads => _leads ??= new LeadTable(Session);

    public IChecks Checks => _checks ??= new CheckTable(Session);

    public ILedger Ledger => _ledger ??= new LedgerTable(Session, time);

    public IProtocols Protocols => _protocols ??= new ProtocolTable(Session);

    public IReviews Reviews => _reviews ??= new ReviewTable(Session);

    public IClearances Clearances => _clearances ??= new ClearanceTable(Session);

    public ICrmJournal CrmJournal => _journal ??= new CrmJournalTable(Session);

    public ICrmBindings CrmBindings => _bindings ??= new CrmBindingTable(Session);

    public ICampaigns Campaigns => _campaigns ??= new CampaignTable(Session);

    public IListDeltas ListDeltas => _listDeltas ??= new ListDeltaTable(Session);

    public ICrmTables Crm => _crm ??= new CrmTables(Session);

    public IUsers Users => _users ??= new UserTable(Session);

    public IApiKeys ApiKeys => _apiKeys ??= new ApiKeyTable(Session);

    public IRefreshTokens RefreshTokens => _refreshTokens ??= new RefreshTokenTable(Session);

    public ISecrets Secrets => _secrets ??= new SecretTable(Session);

    public ISchedules Schedules => _schedules ??= new ScheduleTable(Session);

    public INodes Nodes => _nodes ??= new NodeTable(Session, time);

    public async Task LockAsync(string key, CancellationToken cancellationToken) =>
        await dialect.LockAsync(await Session.DirectAsync(cancellationToken), key, cancellationToken);
}
