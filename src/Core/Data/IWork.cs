using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Core.Data;

/// <summary>Everything that one transaction can reach.</summary>
public interface IWork
{
    ILeads Leads { get; }

    IChecks Checks { get; }

    ILedger Ledger { get; }

    IProtocols Protocols { get; }

    IReviews Reviews { get; }

    ICrmJournal CrmJournal { get; }

    ICampaigns Campaigns { get; }

    ICrmTables Crm { get; }

    /// <summary>Holds other transactions, on every node, that ask for the same key until this one ends.</summary>
    Task LockAsync(string key, CancellationToken cancellationToken);
}
