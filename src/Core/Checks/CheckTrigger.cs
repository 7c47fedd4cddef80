namespace WorkflowConnect.Core.Checks;

/// <summary>What made us check.</summary>
public enum CheckTrigger
{
    Form,
    Newsletter,
    Event,
    DataChange,
    ListChange,
    Schedule,
    Manual,
}
