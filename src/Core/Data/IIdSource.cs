namespace WorkflowConnect.Core.Data;

/// <summary>Where new ids come from, so that a test can name them and a log can be followed.</summary>
public interface IIdSource
{
    /// <summary>A new id: 32 lower-case hex digits, sortable by creation time, unguessable to outsiders.</summary>
    string NewId();
}
