namespace WorkflowConnect.Core.Screening;

/// <summary>Tells when a list was last known to be the publisher's current one.</summary>
public interface IListFreshness
{
    /// <summary>When the publisher last confirmed the version in use (UTC); null when nothing newer than its fetch is known.</summary>
    DateTimeOffset? ConfirmedAt(string list);
}
