namespace WorkflowConnect.Core.Crm;

/// <summary>What happens to a batch with a bad record in it.</summary>
public enum BatchKind
{
    None,
    AllOrNothing,
    PerItem,
}
