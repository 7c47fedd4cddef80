namespace WorkflowConnect.Core.Lists;

/// <summary>How good the publisher holds a name to be for identifying the entry.</summary>
public enum NameStrength
{
    Strong,
    Weak,
}
