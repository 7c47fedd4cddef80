namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>Rows of the three smaller files by entry number; taking them out shows at the end which belonged to nobody.</summary>
internal sealed class OfacCsvParts(
    Dictionary<string, List<string?[]>> aliases,
    Dictionary<string, List<string?[]>> addresses,
    Dictionary<string, List<string?[]>> comments)
{
    public IReadOnlyList<string?[]> TakeAliases(string id) => Take(aliases, id);

    public IReadOnlyList<string?[]> TakeAddresses(string id) => Take(addresses, id);

    public IReadOnlyList<string?[]> TakeComments(string id) => Take(comments, id);

    private static IReadOnlyList<string?[]> Take(Dictionary<string, List<string?[]>> groups, string id) =>
        groups.Remove(id, out var rows) ? rows : [];
}
