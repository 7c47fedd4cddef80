using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
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
    private ICrmJournal? _journal;
    private ICampaigns? _campaigns;
    private ICrmTables? _crm;

    public WorkSession Session { get; } = new(context, dialect, mayWrite);

    public ILeads Leads => _leads ??= new LeadTable(Session);

    public IChecks Checks => _checks ??= new CheckTable(Session);

    public ILedger Ledger => _ledger ??= new LedgerTable(Session, time);

    public IProtocols Protocols => _protocols ??= new ProtocolTable(Session);

    public IReviews Reviews => _reviews ??= new ReviewTable(Session);

    public ICrmJournal CrmJournal => _journal ??= new CrmJournalTable(Session);

    public ICampaigns Campaigns => _campaigns ??= new CampaignTable(Session);

    public ICrmTables Crm => _crm ??= new CrmTables(Session);

    public async Task LockAsync(string key, CancellationToken cancellationToken) =>
        await dialect.LockAsync(await Session.DirectAsync(cancellationToken), key, cancellationToken);
}
