using System.CommandLine;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists show</c></summary>
internal static class ListsShowCommand
{
    private static readonly Argument<string> Entry = new("entry") { Description = "Id of the entry, with or without its list: EU:EU.27.28, QDi.430. Other ids that an entry carries are found too." };

    public static Command Create()
    {
        var show = new Command("show", "Shows an entry of a list in full. Ends with 1 when no list in use has it.") { Entry, CommonOptions.Data };
        show.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
            var lists = services.GetRequiredService<ICurrentLists>().Current;
            var found = Find(lists, parsed.GetValue(Entry)!.Trim());
            foreach (var (snapshot, entry) in found)
            {
                Print(snapshot, entry);
            }

            if (found.Count > 0)
            {
                return 0;
            }

            Console.Error.WriteLine($"No list in use has this entry. Lists in use are {string.Join(", ", lists.Snapshots.Select(s => s.Version.List))}.");
            return 1;
        });
        return show;
    }

    private static List<(ListSnapshot, ListEntry)> Find(ListGeneration lists, string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var list = colon > 0 && lists.Snapshots.Any(s => s.Version.List.Equals(reference[..colon], StringComparison.OrdinalIgnoreCase)) ? reference[..colon] : null;
        var id = list is null ? reference : reference[(colon + 1)..].Trim();
        return
        [
            .. lists.Snapshots
                .Where(s => list is null || s.Version.List.Equals(list, StringComparison.OrdinalIgnoreCase))
                .SelectMany(s => s.Entries.Where(e => e.OtherIds.Prepend(e.Id).Any(i => i.Equals(id, StringComparison.OrdinalIgnoreCase))).Select(e => (s, e))),
        ];
    }

    private static void Print(ListSnapshot list, ListEntry entry)
    {
        Console.WriteLine($"{entry.List}:{entry.Id}  {entry.PrimaryName.Text}");
        Row("kind", entry.Kind.ToString().ToLowerInvariant());
        Rows("other ids", entry.OtherIds);
        Rows("names", entry.Names.Select(n => $"{n.Text}  ({n.Role.ToString().ToLowerInvariant()}{(n.Strength == NameStrength.Weak ? ", weak" : "")}, {n.Script}{(n.Language is { } language ? $", {language}" : "")})"));
        Rows("birth dates", entry.BirthDates.Select(d => $"{(d.Approximate ? "circa " : "")}{d.From}{(d.To is { } to ? $" to {to}" : "")}{(d.Original is { } words ? $"  \"{words}\"" : "")}"));
        Rows("birth places", entry.BirthPlaces);
        Rows("nationalities", entry.Countries.Select(c => c.Length == 2 ? $"{c}  {CountryNames.English(c)}" : c));
        Rows("identifiers", entry.Identifiers.Select(i => $"{i.Kind} {i.Value}{(i.Country is { } country ? $" ({country})" : "")}"));
        Rows("documents", entry.DocumentNotes);
        Rows("addresses", entry.Addresses.Select(a => string.Join(", ", new[] { a.Street, a.PostalCode, a.City, a.Region, a.Country }.Where(p => p is not null))));
        Rows("programmes", entry.Programmes);
        Rows("legal acts", entry.LegalActs);
        Rows("functions", entry.Functions);
        Row("listed on", entry.ListedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Row("link", entry.Link);
        Row("remarks", entry.Remarks?.ReplaceLineEndings("\n" + new string(' ', 17)));
        Row("list version", $"{list.Version.Sha256[..12]}, published {list.Version.PublishedAt:yyyy-MM-dd}{(list.Version.IsSample ? ", SAMPLE" : "")}");
        Console.WriteLine();
    }

    private static void Rows(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Row(name, value);
            name = "";
        }
    }

    private static void Row(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Console.WriteLine($"  {name,-14} {value}");
        }
    }
}
