namespace WorkflowConnect.Storage.Model;

/// <summary>A contact's place on a list.</summary>
internal sealed class CrmMemberRow
{
    public required string List { get; init; }

    /// <summary>Text form of the contact's reference.</summary>
    public required string Contact { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required bool OptedOut { get; init; }
}
