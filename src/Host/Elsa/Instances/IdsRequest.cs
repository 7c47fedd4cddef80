namespace WorkflowConnect.Host.Elsa.Instances;

/// <summary>Instances by id.</summary>
internal sealed record IdsRequest
{
    public IReadOnlyList<string>? Ids { get; init; }
}
