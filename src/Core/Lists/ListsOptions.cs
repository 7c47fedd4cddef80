namespace WorkflowConnect.Core.Lists;

/// <summary>Settings of the lists; section <c>Lists</c>.</summary>
public sealed class ListsOptions
{
    public const string Section = "Lists";

    /// <summary>Folder that keeps the accepted versions. Default <c>data/lists</c>, relative to the working directory.</summary>
    public string Folder { get; set; } = Path.Combine("data", "lists");

    /// <summary>Folder of the samples that stand in for lists never downloaded; empty for none. Default <c>samples/lists</c>.</summary>
    public string SamplesFolder { get; set; } = Path.Combine("samples", "lists");

    /// <summary>How many entries, as a share of the last accepted version, a new one may have lost. Default 0.10; 0 to 1.</summary>
    public double MaximumDrop { get; set; } = 0.10;

    /// <summary>How many records of a file may be unreadable before it is refused. Default 3.</summary>
    public int MaximumUnusableRecords { get; set; } = 3;

    /// <summary>Which share of the entries may have names that a wrong encoding damaged. Default 0.002; 0 to 1.</summary>
    public double MaximumDamagedNames { get; set; } = 0.002;

    /// <summary>Whether to ask the publishers once in the background when the product starts. Default true.</summary>
    public bool UpdateAtStart { get; set; } = true;

    /// <summary>What differs from <see cref="ListSources.Default"/>, by list code.</summary>
    public IDictionary<string, ListSourceOptions> Sources { get; set; } = new Dictionary<string, ListSourceOptions>(StringComparer.OrdinalIgnoreCase);
}
