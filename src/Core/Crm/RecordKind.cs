namespace WorkflowConnect.Core.Crm;

/// <summary>The two kinds of record that every CRM has, whatever it calls them.</summary>
public enum RecordKind
{
    Company,
    Contact,
}
