using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>Reads programme codes and the executive orders that some of them name ("RUSSIA-EO14024").</summary>
internal static partial class OfacProgrammes
{
    /// <summary>The CSV column separates codes as "A] [B".</summary>
    public static IReadOnlyList<string> Split(string? column) => column is null
        ? []
        : [.. column.Split(["] [", ";"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Trim('[', ']', ' ')).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<string> LegalActs(IReadOnlyList<string> programmes) =>
        [.. programmes.Select(p => ExecutiveOrder().Match(p)).Where(m => m.Success)
            .Select(m => $"Executive Order {m.Groups["n"].Value}").Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"EO[ -]?(?<n>\d{5})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ExecutiveOrder();
}
