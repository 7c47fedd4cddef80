namespace WorkflowConnect.Storage.Model;

/// <summary>One row: counts the changes of definitions. Whoever changes one takes the next number first, and so locks out the others.</summary>
internal sealed record CatalogRow
{
    public const int Only = 1;

    public required int Id { get; init; }

    public required long ChangeNumber { get; init; }
}
