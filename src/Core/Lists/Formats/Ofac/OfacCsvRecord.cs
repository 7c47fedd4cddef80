using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>One row of sdn.csv with its rows of the other files.</summary>
internal static class OfacCsvRecord
{
    public static ListEntry? Read(string list, string?[] row, int line, OfacCsvParts parts, OfacCsvTable table)
    {
        var id = row[0];
        var kind = OfacNames.Kind(row[2]);
        var person = kind == EntryKind.Person;
        var names = new NameList();
        names.AddListed(row[1], person, NameRole.Primary, NameStrength.Strong);
        if (id is null || names.Count == 0)
        {
            table.Report(line, id, recordLost: true, id is null ? "has no entry number" : "has no name");
            return null;
        }

        if (kind is null)
        {
            table.Report(line, id, recordLost: false, "has an unknown type; read as an organisation");
        }

        foreach (var alias in parts.TakeAliases(id))
        {
            names.AddListed(alias[3], person, OfacNames.Role(alias[2]), NameStrength.Strong);
        }

        // The overflow goes on in the middle of a word: no blank between.
        var remarks = OfacRemarks.Read(row[11] + string.Concat(parts.TakeComments(id).Select(c => c[1])), names, person);
        if (remarks.UnreadableDates > 0)
        {
            table.Report(line, id, recordLost: false, "has a birth date that tells no date");
        }

        var programmes = OfacProgrammes.Split(row[3]);
        return new ListEntry
        {
            List = list,
            Id = id,
            Kind = kind ?? EntryKind.Organisation,
            Names = names.Names,
            BirthDates = [.. remarks.BirthDates.Distinct()],
            BirthPlaces = remarks.BirthPlaces,
            Countries = [.. remarks.Countries.Concat(Flag(row[9])).Distinct(StringComparer.Ordinal)],
            Addresses = [.. parts.TakeAddresses(id).Select(ReadAddress).OfType<Address>()],
            Identifiers = row[5] is { } callSign ? [.. remarks.Identifiers, new Identifier("other", callSign)] : remarks.Identifiers,
            Programmes = programmes,
            LegalActs = OfacProgrammes.LegalActs(programmes),
            Functions = row[4] is { } title ? [title] : [],
            Remarks = Words.Join("; ", remarks.Rest, row[6] is { } type ? $"Vessel type {type}" : null, row[10] is { } owner ? $"Vessel owner {owner}" : null),
        };
    }

    private static IEnumerable<string> Flag(string? flag) =>
        flag is null or "None Identified" ? [] : new[] { CountryNames.CodeOrWords(flag) }.OfType<string>();

    // The third column holds city, region and postal code in one; it cannot be told apart reliably and stays the city.
    private static Address? ReadAddress(string?[] row)
    {
        var known = CountryNames.TryGetCode(row[4], out var code);
        var address = new Address { Street = row[2], City = row[3], Region = known ? null : row[4], Country = known ? code : null };
        return address == new Address() ? null : address;
    }
}
