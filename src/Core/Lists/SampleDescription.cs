namespace WorkflowConnect.Core.Lists;

/// <summary>One line of <c>samples.json</c>.</summary>
internal sealed record SampleDescription
{
    public required string List { get; init; }

    public required string Format { get; init; }

    public required string Folder { get; init; }

    /// <summary>The day that the sample shows; for files that carry no date, as near as their content tells.</summary>
    public required DateOnly AsOf { get; init; }

    public required int Entries { get; init; }

    public required string Note { get; init; }
}
