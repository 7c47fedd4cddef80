using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>The CRM that the configuration names.</summary>
/// <param name="Crm">Built in or connected.</param>
public sealed record ChosenCrm(ICrm Crm)
{
    public ICrmAdministration Administration => (ICrmAdministration)Crm;
}
