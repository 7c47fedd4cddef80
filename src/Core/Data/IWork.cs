using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Nodes;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Core.Data;

/// <summary>Everything that one transaction can reach.</summary>
public interface IWork
{
    ILeads Leads { get; }

    IChecks Checks { get; }

    ILedger Ledger { get; }

    IProtocols Protocols { get; }

    IReviews Reviews { get; }

    IClearances Clearances { get; }

    ICrmJournal CrmJournal { get; }

    ICrmBindings CrmBindings { get; }

    ICampaigns Campaigns { get; }

    IListDeltas ListDeltas { get; }

    ICrmTables Crm { get; }

    IUsers Users { get; }

    IApiKeys ApiKeys { get; }

    IRefreshTokens RefreshTokens { get; }

    ISecrets Secrets { get; }

    ISchedules Schedules { get; }

    INodes Nodes { get; }

    /// <summary>Holds other transactions, on every node, that ask for the same key until this one ends.</summary>
    Task LockAsync(string key, CancellationToken cancellationToken);
}
