namespace WorkflowConnect.Core.Lists;

/// <summary>What came of a change of the house list.</summary>
/// <param name="Mistakes">Everything that is wrong with what was given; empty when it was taken.</param>
/// <param name="Added">Number of new entries.</param>
/// <param name="Changed">Number of entries with new content.</param>
/// <param name="Removed">Number of entries that are gone.</param>
public sealed record HouseImport(IReadOnlyList<HouseMistake> Mistakes, int Added, int Changed, int Removed)
{
    internal static HouseImport Refused(params IReadOnlyList<HouseMistake> mistakes) => new(mistakes, 0, 0, 0);
}
