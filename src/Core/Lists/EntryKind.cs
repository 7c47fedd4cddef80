namespace WorkflowConnect.Core.Lists;

/// <summary>What a list entry designates.</summary>
public enum EntryKind
{
    Person,
    Organisation,
    Vessel,
    Aircraft,
}
