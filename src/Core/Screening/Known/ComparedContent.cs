using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>Whether two states of an entry can give two results: all that the matcher compares and shows the outcome by.</summary>
internal static class ComparedContent
{
    public static bool IsSame(ListEntry a, ListEntry b) =>
        a.Kind == b.Kind
        && a.Names.Count == b.Names.Count && a.Names.Zip(b.Names).All(n => n.First.Text == n.Second.Text && n.First.Strength == n.Second.Strength)
        && a.BirthDates.SequenceEqual(b.BirthDates)
        && a.Countries.SequenceEqual(b.Countries, StringComparer.Ordinal)
        && a.Addresses.Select(x => x.Country).SequenceEqual(b.Addresses.Select(x => x.Country), StringComparer.Ordinal)
        && a.Identifiers.Select(x => x.Value).SequenceEqual(b.Identifiers.Select(x => x.Value), StringComparer.Ordinal);
}
