namespace WorkflowConnect.Core.Crm;

/// <summary>How changed records can be read.</summary>
public enum DeltaKind
{
    None,
    Keyset,
    Cursor,
    Link,
}
