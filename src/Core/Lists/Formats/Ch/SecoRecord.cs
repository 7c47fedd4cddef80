using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ch;

/// <summary>One target that is on the list.</summary>
internal static partial class SecoRecord
{
    public static ListEntry? Read(RecordNode target, SecoReferences references, IReportProblems problems)
    {
        var id = target.Attribute("ssid");
        var subject = target.Children.FirstOrDefault(c => c.Name is "individual" or "entity" or "object");
        var names = new NameList();
        var identities = subject?.All("identity").ToArray() ?? [];
        var main = identities.FirstOrDefault(i => i.Attribute("main") == "true") ?? identities.FirstOrDefault();
        var cut = false;
        foreach (var identity in identities.OrderBy(i => i == main ? 0 : 1))
        {
            foreach (var name in identity.All("name").OrderBy(n => n.Attribute("name-type") == "primary-name" ? 0 : 1))
            {
                cut |= SecoNames.Read(name, names, identity == main);
            }
        }

        if (id is null || subject is null || names.Count == 0)
        {
            problems.Report(target, id, recordLost: true, id is null ? "has no ssid" : subject is null ? "is neither individual nor entity nor object" : "has no name");
            return null;
        }

        if (cut)
        {
            problems.Report(target, id, recordLost: false, $"has a name of more than {SecoNames.MaximumSpellings} spellings; those that differ in one part are all there");
        }

        var sets = target.TextsOf("sanctions-set-id").Select(references.FindProgramme).ToArray();
        if (sets.Length == 0 || sets.Any(s => s is null))
        {
            problems.Report(target, id, recordLost: false, "refers to a sanctions set that the file does not hold");
        }

        var programmes = sets.OfType<SecoReferences.Programme>().ToArray();
        var information = subject.TextsOf("other-information").ToArray();
        return new ListEntry
        {
            List = ListCodes.Ch,
            Id = id,
            // Foreign identifiers that are bare numbers mean nothing outside the other list.
            OtherIds = [.. target.TextsOf("foreign-identifier").Where(f => f.Any(char.IsLetter))],
            Kind = KindOf(subject),
            Names = names.Names,
            BirthDates = [.. identities.SelectMany(i => i.All("day-month-year")).Select(d => BirthDate(d, id, problems)).OfType<ListedDate>().Distinct()],
            BirthPlaces = [.. identities.SelectMany(i => i.All("place-of-birth")).Select(p => Place(references.FindPlace(p.Attribute("place-id")))).OfType<string>().Distinct(StringComparer.Ordinal)],
            Countries = [.. identities.SelectMany(i => i.All("nationality")).Select(n => Country(n.First("country"))).OfType<string>().Distinct(StringComparer.Ordinal)],
            Addresses = [.. identities.SelectMany(i => i.All("address")).Select(a => ReadAddress(a, references)).OfType<Address>().Distinct()],
            Identifiers = [.. identities.SelectMany(i => i.All("identification-document")).Select(Document).Concat(information.SelectMany(Numbers)).OfType<Identifier>().Distinct()],
            DocumentNotes = [.. identities.SelectMany(i => i.All("identification-document")).Select(Note).OfType<string>().Distinct(StringComparer.Ordinal)],
            Programmes = [.. programmes.Select(p => p.Key).Distinct(StringComparer.Ordinal)],
            LegalActs = [.. programmes.Select(p => p.Act).OfType<string>().Distinct(StringComparer.Ordinal)],
            Functions = [.. Titles(identities)],
            Remarks = Words.Join("\n", subject.TextsOf("justification").Concat(information)),
            ListedOn = SecoModifications.ListedOn(target),
        };
    }

    private static EntryKind KindOf(RecordNode subject) => subject.Name switch
    {
        "individual" => EntryKind.Person,
        "object" => subject.Attribute("object-type") == "aircraft" ? EntryKind.Aircraft : EntryKind.Vessel,
        _ => EntryKind.Organisation,
    };

    private static IEnumerable<string> Titles(RecordNode[] identities) => identities
        .SelectMany(i => i.All("name"))
        .SelectMany(n => n.All("name-part"))
        .Where(p => p.Attribute("name-part-type") == "title")
        .Select(p => p.TextOf("value")).OfType<string>().Distinct(StringComparer.Ordinal);

    private static ListedDate? BirthDate(RecordNode node, string id, IReportProblems problems)
    {
        var (year, month, day) = (Number(node, "year"), Number(node, "month"), Number(node, "day"));
        if (year is null)
        {
            problems.Report(node, id, recordLost: false, "has a birth date without a year");
            return null;
        }

        var text = (month, day) switch
        {
            (null, _) => $"{year:0000}",
            (_, null) => $"{year:0000}-{month:00}",
            _ => $"{year:0000}-{month:00}-{day:00}",
        };
        if (node.Attribute("calendar") is { } calendar && !calendar.Equals("Gregorian", StringComparison.OrdinalIgnoreCase))
        {
            // A Persian or Islamic year taken for a Gregorian one would contradict every true birth date.
            problems.Report(node, id, recordLost: false, "has a birth date of another calendar than the Gregorian");
            return null;
        }

        return new ListedDate { From = PartialDate.TryParse(text, out var date) ? date : PartialDate.OfYear(year.Value), Approximate = node.Attribute("quality") == "low" };
    }

    private static int? Number(RecordNode node, string attribute) =>
        int.TryParse(node.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000 ? number : null;

    private static string? Country(RecordNode? node) => node is null ? null
        : CountryNames.TryGetCode(node.Attribute("iso-code"), out var code) ? code : CountryNames.CodeOrWords(node.Text);

    private static string? Place(RecordNode? place) => place is null ? null : Words.Join(
        ", ",
        place.TextOf("location"),
        place.TextOf("area"),
        Country(place.First("country")) is { } country ? CountryNames.English(country) : null);

    private static Address? ReadAddress(RecordNode node, SecoReferences references)
    {
        var place = references.FindPlace(node.Attribute("place-id"));
        var country = Country(place?.First("country"));
        var known = country is { Length: 2 };
        var address = new Address
        {
            Street = Words.Join(", ", node.TextOf("c-o"), node.TextOf("address-details"), node.TextOf("p-o-box") is { } box ? $"P.O. Box {box}" : null),
            PostalCode = node.TextOf("zip-code"),
            City = place?.TextOf("location"),
            Region = Words.Join(", ", place?.TextOf("area"), known ? null : country),
            Country = known ? country : null,
        };
        return address == new Address() ? null : address;
    }

    private static Identifier? Document(RecordNode node)
    {
        var number = node.TextOf("number");
        var issuer = node.First("issuer");
        return number is null || !number.Any(char.IsDigit) ? null : new Identifier(
            IdentifierKinds.Of(node.Attribute("document-type")?.Replace('-', ' ')),
            number,
            CountryNames.TryGetCode(issuer?.Attribute("code") ?? issuer?.Attribute("iso-code"), out var code) || CountryNames.TryGetCode(issuer?.Text, out code) ? code : null);
    }

    private static string? Note(RecordNode node)
    {
        var facts = Words.Join("; ", DateOf(node, "date-of-issue") is { } issue ? $"issued {issue}" : null, DateOf(node, "expiry-date") is { } expiry ? $"expires {expiry}" : null, node.TextOf("remark"));
        return facts is null ? null : $"{Words.Join(" ", node.Attribute("document-type"), node.TextOf("number"))}: {facts}";
    }

    // The date is text in some years' files and attributes in others.
    private static string? DateOf(RecordNode node, string name) => node.First(name) is not { } date ? null
        : date.Text ?? Words.Join("-", date.Attribute("year"), date.Attribute("month")?.PadLeft(2, '0'), date.Attribute("day")?.PadLeft(2, '0'));

    // Numbers of organisations and ships stand in prose only.
    private static IEnumerable<Identifier> Numbers(string text) =>
        Imo().Matches(text).Select(m => new Identifier("imo", m.Groups["n"].Value))
            .Concat(Tax().Matches(text).Select(m => new Identifier("tax", m.Groups["n"].Value)))
            .Concat(Register().Matches(text).Select(m => new Identifier("register", m.Groups["n"].Value)))
            .Concat(Swift().Matches(text).Select(m => new Identifier("swift", m.Groups["n"].Value)));

    [GeneratedRegex(@"\bIMO\b(?:\s+(?:number|no\.?))?\s*[:#]?\s*(?<n>\d{7})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Imo();

    [GeneratedRegex(@"\b(?:INN|TIN|Tax\s+(?:ID|identification|registration))\b(?:\s+(?:number|no\.?))?\s*[:#]?\s*(?<n>[A-Z]{0,3}\d[\d/-]{4,24})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tax();

    [GeneratedRegex(@"\b(?:OGRN(?:IP)?|(?:state\s+|company\s+)?registration\s+(?:number|no\.?))\s*[:#]?\s*(?<n>[A-Z]{0,3}\d[\d/-]{4,24})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Register();

    [GeneratedRegex(@"\b(?:SWIFT(?:/BIC)?|BIC)(?:\s+[Cc]ode)?\s*[:#]?\s*(?<n>[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Swift();
}
