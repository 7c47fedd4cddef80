namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>A page of a journal; null or empty filters mean any.</summary>
internal sealed record JournalRequest
{
    public JournalFilterRequest? Filter { get; init; }

    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public int? Skip { get; init; }

    public int? Take { get; init; }
}
