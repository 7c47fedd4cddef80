namespace WorkflowConnect.Core.Lists;

/// <summary>One column of a house list.</summary>
/// <param name="Names">The heading that is written, then those that are read too.</param>
/// <param name="Get">The cell's text, null for nothing.</param>
/// <param name="Set">The entry with that text.</param>
internal sealed record HouseColumn(IReadOnlyList<string> Names, Func<HouseEntry, string?> Get, Func<HouseEntry, string?, HouseEntry> Set)
{
    public string Name => Names[0];
}
