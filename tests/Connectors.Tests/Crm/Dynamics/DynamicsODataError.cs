namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>A column that the table lacks.</summary>
internal sealed class DynamicsODataError(string property) : Exception
{
    public string Property { get; } = property;
}
