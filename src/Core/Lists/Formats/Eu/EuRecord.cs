using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Eu;

/// <summary>One sanctionEntity.</summary>
internal static partial class EuRecord
{
    public static ListEntry? Read(RecordNode record, IReportProblems reader)
    {
        // Some entries have no reference number; the logical id is as stable.
        var id = record.Attribute("euReferenceNumber") ?? record.Attribute("logicalId");
        var names = EuNames.Read(record);
        if (id is null || names.Count == 0)
        {
            reader.Report(record, id, recordLost: true, id is null ? "has neither euReferenceNumber nor logicalId" : "has no nameAlias with a name");
            return null;
        }

        var subject = record.First("subjectType");
        var person = subject?.Attribute("classificationCode") == "P" || subject?.Attribute("code") == "person";
        if (subject is null)
        {
            reader.Report(record, id, recordLost: false, "has no subjectType; read as an organisation");
        }

        var identifiers = record.All("identification").Select(ReadIdentifier).OfType<Identifier>().Distinct().ToArray();
        var remarks = Words.Join("\n", record.TextsOf("remark").Prepend(record.Attribute("designationDetails")));
        return new ListEntry
        {
            List = ListCodes.Eu,
            Id = id,
            OtherIds = record.Attribute("unitedNationId") is { } unId ? [unId] : [],
            Kind = person ? EntryKind.Person : IsVessel(identifiers, names, remarks) ? EntryKind.Vessel : EntryKind.Organisation,
            Names = names,
            BirthDates = [.. record.All("birthdate").Select(b => EuBirthDate.Read(b, id, reader)).OfType<ListedDate>().Distinct()],
            BirthPlaces = [.. record.All("birthdate").Select(Place).OfType<string>().Distinct(StringComparer.Ordinal)],
            Countries = [.. record.All("citizenship").Select(Country).OfType<string>().Distinct(StringComparer.Ordinal)],
            Addresses = [.. record.All("address").Select(ReadAddress).OfType<Address>()],
            Identifiers = identifiers,
            DocumentNotes = [.. record.All("identification").Select(Note).OfType<string>().Distinct(StringComparer.Ordinal)],
            Programmes = [.. record.All("regulation").Select(r => r.Attribute("programme")).OfType<string>().Distinct(StringComparer.Ordinal)],
            LegalActs = [.. record.All("regulation").Select(r => r.Attribute("numberTitle")).OfType<string>().Distinct(StringComparer.Ordinal)],
            Functions = [.. record.All("nameAlias").SelectMany(EuNames.Functions).Distinct(StringComparer.Ordinal)],
            Remarks = remarks,
            ListedOn = DateOnly.TryParseExact(record.Attribute("designationDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Link = record.All("regulation").Select(r => r.TextOf("publicationUrl")).FirstOrDefault(u => u is not null),
        };
    }

    // Vessels are "enterprise" in this list. An IMO number alone does not tell: IMO also numbers companies.
    private static bool IsVessel(Identifier[] identifiers, IReadOnlyList<ListedName> names, string? remarks) =>
        identifiers.Any(i => i.Kind == "imo")
        && (VesselName().IsMatch(names[0].Text) || (remarks is not null && VesselWord().IsMatch(remarks)));

    /// <summary>"00" is the publisher's unknown country; its description is then "UNKNOWN", seldom a name after all.</summary>
    private static string? Country(RecordNode node) => node.Attribute("countryIso2Code") switch
    {
        null or "00" => CountryNames.CodeOrWords(node.Attribute("countryDescription")),
        var code => CountryNames.TryGetCode(code, out var known) ? known : code,
    };

    private static string? Code(RecordNode node) => Country(node) is { Length: 2 } code ? code : null;

    private static string? Place(RecordNode node) => Words.Join(
        ", ",
        node.Attribute("place"),
        node.Attribute("city"),
        node.Attribute("region"),
        Country(node) is { } country ? CountryNames.English(country) : null);

    private static Address? ReadAddress(RecordNode node)
    {
        var address = new Address
        {
            Street = Words.Join(", ", node.Attribute("street"), node.Attribute("poBox") is { } box ? $"P.O. Box {box}" : null),
            PostalCode = node.Attribute("zipCode"),
            City = node.Attribute("city") ?? node.Attribute("place"),
            Region = node.Attribute("region"),
            Country = Code(node),
        };
        return address == new Address() ? null : address;
    }

    private static string? Note(RecordNode node)
    {
        var facts = Words.Join(
            "; ",
            node.TextsOf("remark")
                .Prepend(node.Attribute("knownFalse") == "true" ? "known to be false" : null)
                .Prepend(node.Attribute("knownExpired") == "true" ? "known to be expired" : null)
                .Prepend(node.Attribute("validTo") is { } to ? $"expires {to}" : null)
                .Prepend(node.Attribute("issueDate") is { } issue ? $"issued {issue}" : null));
        var number = node.Attribute("number") ?? node.Attribute("latinNumber");
        return facts is null ? null : $"{Words.Join(" ", node.Attribute("identificationTypeDescription") ?? node.Attribute("identificationTypeCode"), number) ?? "Document"}: {facts}";
    }

    private static Identifier? ReadIdentifier(RecordNode node)
    {
        var number = node.Attribute("number") ?? node.Attribute("latinNumber");
        if (number is null || node.Attribute("knownFalse") == "true")
        {
            return null;
        }

        var type = node.Attribute("identificationTypeCode");
        var kind = type is "id" or "NRN" or "nationcert" or "residentperm" ? "id"
            : type is "travelcardid" ? "passport"
            : type is null or "other" ? IdentifierKinds.Of(node.Attribute("identificationTypeDescription"))
            : IdentifierKinds.Of(type);
        return new Identifier(kind, number, Code(node));
    }

    [GeneratedRegex(@"^(?:MV|M/V|MT|M/T)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex VesselName();

    [GeneratedRegex(@"\b(?:vessel|ship|tanker)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex VesselWord();
}
