using System.Collections.Concurrent;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>One array for all parties of one country, instead of one each.</summary>
internal static class CountrySets
{
    private static readonly ConcurrentDictionary<string, string[]> Sets = new(StringComparer.Ordinal);

    /// <summary>There are no more than 676 codes of two letters, whatever parties say.</summary>
    public static IReadOnlyList<string> Of(string country) =>
        char.IsAsciiLetterUpper(country[0]) && char.IsAsciiLetterUpper(country[1]) ? Sets.GetOrAdd(country, static c => [c]) : [country];
}
