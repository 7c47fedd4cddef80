namespace WorkflowConnect.Core.Screening;

/// <summary>Knows no confirmation, so that a list is as old as its fetch: the strict choice where nobody keeps confirmations.</summary>
internal sealed class NoFreshness : IListFreshness
{
    public DateTimeOffset? ConfirmedAt(string list) => null;
}
