namespace WorkflowConnect.Core.Lists;

/// <summary>What an operator changes about one list; whatever stays null keeps its default.</summary>
public sealed class ListSourceOptions
{
    /// <summary>Whether the list is fetched and kept. Default true for EU, UN and OFAC-SDN, for every list that the
    /// profile names, and for every list that is mentioned here.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Another format of the same list, e.g. <c>eu-fsf-csv-1.1</c> or <c>ofac-advanced-xml</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Address by file name, e.g. of an own mirror.</summary>
    public IDictionary<string, Uri> Addresses { get; set; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fewer entries than this are refused.</summary>
    public int? MinimumCount { get; set; }
}
