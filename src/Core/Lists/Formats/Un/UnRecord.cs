using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Un;

/// <summary>One INDIVIDUAL or ENTITY.</summary>
internal static partial class UnRecord
{
    public static ListEntry? Read(RecordNode record, XmlListReader reader)
    {
        var person = record.Name == "INDIVIDUAL";
        var id = record.TextOf("REFERENCE_NUMBER");
        var names = UnNames.Read(record, person);
        if (id is null || names.Count == 0)
        {
            reader.Report(record, id ?? record.TextOf("DATAID"), recordLost: true, id is null ? "has no REFERENCE_NUMBER" : "has no name");
            return null;
        }

        var comments = record.TextOf("COMMENTS1");
        return new ListEntry
        {
            List = ListCodes.Un,
            Id = id,
            Kind = person ? EntryKind.Person : EntryKind.Organisation,
            Names = names,
            BirthDates = UnBirthDates.Read(record, id, reader),
            BirthPlaces = [.. BirthPlaces(record)],
            Countries = [.. Countries(record)],
            Addresses = [.. record.Children.Where(c => c.Name is "INDIVIDUAL_ADDRESS" or "ENTITY_ADDRESS").Select(ReadAddress).OfType<Address>()],
            Identifiers = [.. record.All("INDIVIDUAL_DOCUMENT").Select(UnDocument.Read).OfType<Identifier>().Distinct()],
            DocumentNotes = [.. record.All("INDIVIDUAL_DOCUMENT").Select(UnDocument.Note).OfType<string>().Distinct(StringComparer.Ordinal)],
            Programmes = [.. record.TextsOf("UN_LIST_TYPE")],
            LegalActs = [.. Resolutions(comments)],
            Functions = [.. Values(record, "TITLE").Concat(Values(record, "DESIGNATION")).Distinct(StringComparer.Ordinal)],
            Remarks = comments,
            ListedOn = DateOnly.TryParseExact(record.TextOf("LISTED_ON")?[..Math.Min(10, record.TextOf("LISTED_ON")!.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var listed) ? listed : null,
        };
    }

    private static IEnumerable<string> Values(RecordNode record, string name) =>
        record.All(name).SelectMany(n => n.TextsOf("VALUE"));

    private static IEnumerable<string> Countries(RecordNode record) =>
        Values(record, "NATIONALITY").Select(CountryNames.CodeOrWords).OfType<string>().Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> BirthPlaces(RecordNode record)
    {
        var own = record.All("INDIVIDUAL_PLACE_OF_BIRTH")
            .Select(p => Words.Join(", ", p.TextOf("STREET"), p.TextOf("CITY"), p.TextOf("STATE_PROVINCE"), p.TextOf("COUNTRY")) ?? p.TextOf("NOTE"));
        var underAlias = record.All("INDIVIDUAL_ALIAS")
            .Select(a => Words.Join(", ", a.TextOf("CITY_OF_BIRTH"), a.TextOf("COUNTRY_OF_BIRTH")));
        return own.Concat(underAlias).OfType<string>().Where(p => p != "na").Distinct(StringComparer.Ordinal);
    }

    private static Address? ReadAddress(RecordNode node)
    {
        var country = node.TextOf("COUNTRY");
        var known = CountryNames.TryGetCode(country, out var code);
        var address = new Address
        {
            Street = node.TextOf("STREET"),
            PostalCode = node.TextOf("ZIP_CODE"),
            City = node.TextOf("CITY"),
            // A country without a code ("former Soviet Union") stays readable beside the region.
            Region = Words.Join(", ", node.TextOf("STATE_PROVINCE"), known ? null : CountryNames.CodeOrWords(country)),
            Country = known ? code : null,
        };

        // Some addresses stand in the note only, as one sentence; beside other parts it says when or how sure.
        return address != new Address() ? address
            : node.TextOf("NOTE") is { } note ? new Address { Street = note.TrimEnd(';', ' ') }
            : null;
    }

    private static IEnumerable<string> Resolutions(string? comments) => comments is null
        ? []
        : Resolution().Matches(comments).Select(m => $"UNSCR {m.Groups["n"].Value} ({m.Groups["y"].Value})").Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\bresolution (?<n>\d{3,4}) \((?<y>\d{4})\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Resolution();
}
