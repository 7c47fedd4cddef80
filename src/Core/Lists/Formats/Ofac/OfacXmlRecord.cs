using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>One sdnEntry.</summary>
internal static class OfacXmlRecord
{
    public static ListEntry? Read(string list, RecordNode record, XmlListReader reader)
    {
        var id = record.TextOf("uid");
        var kind = OfacNames.Kind(record.TextOf("sdnType"));
        var names = ReadNames(record);
        if (id is null || names.Count == 0)
        {
            reader.Report(record, id, recordLost: true, id is null ? "has no uid" : "has no lastName");
            return null;
        }

        if (kind is null)
        {
            reader.Report(record, id, recordLost: false, "has an unknown sdnType; read as an organisation");
        }

        var remarks = OfacRemarks.Read(record.TextOf("remarks"), names, kind == EntryKind.Person);
        var (identifiers, statements) = ReadIds(record);
        var programmes = Items(record, "programList", "program").Select(p => p.Text).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return new ListEntry
        {
            List = list,
            Id = id,
            Kind = kind ?? EntryKind.Organisation,
            Names = names.Names,
            BirthDates = [.. BirthDates(record, id, reader).Concat(remarks.BirthDates).Distinct()],
            BirthPlaces = [.. Items(record, "placeOfBirthList", "placeOfBirthItem").Select(p => p.TextOf("placeOfBirth")).OfType<string>().Concat(remarks.BirthPlaces).Distinct(StringComparer.Ordinal)],
            Countries = [.. Countries(record).Concat(remarks.Countries).Distinct(StringComparer.Ordinal)],
            Addresses = [.. Items(record, "addressList", "address").Select(ReadAddress).OfType<Address>()],
            Identifiers = [.. identifiers.Concat(remarks.Identifiers).Concat(CallSigns(record)).Distinct()],
            DocumentNotes = [.. Items(record, "idList", "id").Select(Note).OfType<string>().Distinct(StringComparer.Ordinal)],
            Programmes = programmes,
            LegalActs = OfacProgrammes.LegalActs(programmes),
            Functions = record.TextOf("title") is { } title ? [title] : [],
            Remarks = Words.Join("; ", statements.Append(remarks.Rest).Concat(Vessel(record))),
        };
    }

    private static NameList ReadNames(RecordNode record)
    {
        var names = new NameList();
        names.AddParts(record.TextOf("firstName"), record.TextOf("lastName"), NameRole.Primary, NameStrength.Strong);
        foreach (var aka in Items(record, "akaList", "aka"))
        {
            var strength = aka.TextOf("category") == "weak" ? NameStrength.Weak : NameStrength.Strong;
            names.AddParts(aka.TextOf("firstName"), aka.TextOf("lastName"), OfacNames.Role(aka.TextOf("type")), strength);
        }

        return names;
    }

    private static IEnumerable<RecordNode> Items(RecordNode record, string list, string item) =>
        record.All(list).SelectMany(l => l.All(item));

    private static IEnumerable<ListedDate> BirthDates(RecordNode record, string id, XmlListReader reader)
    {
        foreach (var item in Items(record, "dateOfBirthList", "dateOfBirthItem"))
        {
            if (FreeTextDate.Read(item.TextOf("dateOfBirth")) is { } date)
            {
                yield return date;
            }
            else
            {
                reader.Report(item, id, recordLost: false, "has a birth date that tells no date");
            }
        }
    }

    private static IEnumerable<string> Countries(RecordNode record)
    {
        var nationalities = Items(record, "nationalityList", "nationality").Concat(Items(record, "citizenshipList", "citizenship")).Select(n => n.TextOf("country"));
        var flags = record.All("vesselInfo").Select(v => v.TextOf("vesselFlag"));
        return nationalities.Concat(flags).Select(CountryNames.CodeOrWords).OfType<string>();
    }

    private static IEnumerable<Identifier> CallSigns(RecordNode record) =>
        record.All("vesselInfo").Select(v => v.TextOf("callSign")).OfType<string>().Select(c => new Identifier("other", c));

    private static IEnumerable<string?> Vessel(RecordNode record) => record.All("vesselInfo").SelectMany(v => new[]
    {
        v.TextOf("vesselType") is { } type ? $"Vessel type {type}" : null,
        v.TextOf("vesselOwner") is { } owner ? $"Vessel owner {owner}" : null,
    });

    private static Address? ReadAddress(RecordNode node)
    {
        var country = node.TextOf("country");
        var known = CountryNames.TryGetCode(country, out var code);
        var address = new Address
        {
            Street = Words.Join(", ", node.TextOf("address1"), node.TextOf("address2"), node.TextOf("address3")),
            PostalCode = node.TextOf("postalCode"),
            City = node.TextOf("city"),
            Region = Words.Join(", ", node.TextOf("stateOrProvince"), known ? null : country),
            Country = known ? code : null,
        };
        return address == new Address() ? null : address;
    }

    private static string? Note(RecordNode node)
    {
        var facts = Words.Join("; ", node.TextOf("issueDate") is { } issue ? $"issued {issue}" : null, node.TextOf("expirationDate") is { } expiry ? $"expires {expiry}" : null);
        return facts is null ? null : $"{Words.Join(" ", node.TextOf("idType"), node.TextOf("idNumber"))}: {facts}";
    }

    private static (List<Identifier> Identifiers, List<string> Statements) ReadIds(RecordNode record)
    {
        var identifiers = new List<Identifier>();
        var statements = new List<string>();
        foreach (var node in Items(record, "idList", "id"))
        {
            var (type, number) = (node.TextOf("idType") ?? "", node.TextOf("idNumber"));
            if (number is not null && OfacIdTypes.IsIdentifier(type))
            {
                identifiers.Add(OfacIdTypes.Make(type, number, node.TextOf("idCountry")));
            }
            else if (Words.Join(" ", type, number) is { } statement)
            {
                statements.Add(statement);
            }
        }

        return (identifiers, statements);
    }
}
