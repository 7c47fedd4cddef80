using System.Globalization;

namespace WorkflowConnect.Core.Lists.Formats.Ch;

/// <summary>
/// The history of a target. Targets that were taken off the list stay in the file: the newest modification that is in
/// force decides. Its content, a copy of what was added and removed, is never read as part of the target.
/// </summary>
internal static class SecoModifications
{
    /// <summary>False once the target was taken off the list.</summary>
    /// <param name="target">The target.</param>
    /// <param name="asOf">The date of the file: what takes effect later has not happened yet.</param>
    public static bool IsLive(RecordNode target, DateOnly? asOf)
    {
        string? newest = null;
        DateOnly? newestOn = null;
        foreach (var modification in target.All("modification"))
        {
            var on = Day(modification, "effective-date") ?? Day(modification, "enactment-date") ?? Day(modification, "publication-date");
            if (on > asOf)
            {
                continue;
            }

            // The file puts the newest first, so of two of one day the first one counts.
            if (newest is null || on > newestOn || (newestOn is null && on is not null))
            {
                (newest, newestOn) = (modification.Attribute("modification-type"), on);
            }
        }

        return newest != "de-listed";
    }

    /// <summary>When the target was put on the list first.</summary>
    public static DateOnly? ListedOn(RecordNode target) => target.All("modification")
        .Where(m => m.Attribute("modification-type") == "listed")
        .Select(m => Day(m, "effective-date") ?? Day(m, "enactment-date") ?? Day(m, "publication-date"))
        .Min();

    public static DateOnly? Day(RecordNode node, string attribute) =>
        DateOnly.TryParseExact(node.Attribute(attribute), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
