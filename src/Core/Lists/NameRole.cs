namespace WorkflowConnect.Core.Lists;

/// <summary>What a listed name is to its entry.</summary>
public enum NameRole
{
    Primary,
    Alias,
    Former,
}
