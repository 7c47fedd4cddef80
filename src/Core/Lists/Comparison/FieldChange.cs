namespace WorkflowConnect.Core.Lists;

/// <summary>What changed in one field; values are sets, their order tells nothing.</summary>
/// <param name="Field">Which.</param>
/// <param name="Removed">Values that are gone, as text, in their order.</param>
/// <param name="Added">Values that came.</param>
public sealed record FieldChange(ScreenedField Field, IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    /// <summary>The difference of two sets of values; null when they are equal.</summary>
    internal static FieldChange? Of(ScreenedField field, IReadOnlyList<ScreenedValue> before, IReadOnlyList<ScreenedValue> after)
    {
        var (old, now) = (before.Select(v => v.Key).ToHashSet(StringComparer.Ordinal), after.Select(v => v.Key).ToHashSet(StringComparer.Ordinal));
        if (old.SetEquals(now))
        {
            return null;
        }

        return new FieldChange(
            field,
            [.. before.Where(v => !now.Contains(v.Key)).DistinctBy(v => v.Key).Select(v => v.Shown)],
            [.. after.Where(v => !old.Contains(v.Key)).DistinctBy(v => v.Key).Select(v => v.Shown)]);
    }
}
