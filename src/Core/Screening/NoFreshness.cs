namespace WorkflowConnect.Core.Screening;

/// <summary>Knows no confirmation, so that a list is as old as its fetch: the strict choice where nobody keeps confirmations.</summary>
public sealed class NoFreshness : IListFreshness
{
    /// <inheritdoc/>
    public DateTimeOffset? ConfirmedAt(string list) => null;
}
