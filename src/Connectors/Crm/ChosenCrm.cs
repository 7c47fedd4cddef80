using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>The CRM that the configuration names.</summary>
/// <param name="Crm">Built in or connected.</param>
public sealed record ChosenCrm(ICrm Crm)
{
    /// <summary>Null for the built-in CRM with lists of its own, which needs none.</summary>
    public ICrmAdministration? Administration => Crm as ICrmAdministration;
}
