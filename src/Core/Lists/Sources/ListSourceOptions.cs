namespace WorkflowConnect.Core.Lists;

/// <summary>What an operator changes about one list; whatever stays null keeps its default.</summary>
public sealed class ListSourceOptions
{
    /// <summary>False takes the list out of use. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Another format of the same list, e.g. <c>ofac-csv</c>; its files then need addresses unless the product knows them.</summary>
    public string? Format { get; set; }

    /// <summary>Address by file name, e.g. of an own mirror.</summary>
    public IDictionary<string, Uri> Addresses { get; set; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fewer entries than this are refused.</summary>
    public int? MinimumCount { get; set; }
}
