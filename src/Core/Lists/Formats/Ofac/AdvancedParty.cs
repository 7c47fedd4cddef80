using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>One DistinctParty; its FixedRef is the uid of the other files.</summary>
internal static class AdvancedParty
{
    // Features that are numbers; all the others are statements and go to the remarks.
    private static readonly string[] NumberWords = ["SWIFT", "BIK", "D-U-N-S", "MMSI", "Call Sign", "Digital Currency Address", "IMO", "ISIN", "Identification", "Aircraft Construction Number", "Aircraft Manufacturer’s Serial Number", "Serial Number", "Tail Number", "Mode S"];

    public static ListEntry? Read(string list, RecordNode party, AdvancedReferences references, IReportProblems problems)
    {
        var id = party.Attribute("FixedRef");
        var profiles = party.All("Profile").ToArray();
        var names = new NameList();
        foreach (var identity in Identities(profiles))
        {
            AdvancedNames.Read(identity, references, names);
        }

        if (id is null || names.Count == 0)
        {
            problems.Report(party, id, recordLost: true, id is null ? "has no FixedRef" : "has no name");
            return null;
        }

        var kind = KindOf(profiles, references);
        if (kind is null)
        {
            problems.Report(party, id, recordLost: false, "has an unknown PartySubType; read as an organisation");
        }

        var facts = new AdvancedFacts(references);
        foreach (var feature in profiles.SelectMany(p => p.All("Feature")))
        {
            facts.Add(feature, id, problems, NumberWords);
        }

        var listings = profiles.Select(p => references.FindListing(p.Attribute("ID"))).OfType<AdvancedListing>().ToArray();
        if (listings.Length == 0)
        {
            // Better a listed party without a programme than one that is missing.
            problems.Report(party, id, recordLost: false, "has no sanctions entry; its programmes are unknown");
        }

        var programmes = listings.SelectMany(l => l.Programmes).Distinct(StringComparer.Ordinal).ToArray();
        return new ListEntry
        {
            List = list,
            Id = id,
            Kind = kind ?? EntryKind.Organisation,
            Names = names.Names,
            BirthDates = facts.BirthDates,
            BirthPlaces = facts.BirthPlaces,
            Countries = facts.Countries,
            Addresses = facts.Addresses,
            Identifiers = [.. Identities(profiles).SelectMany(i => references.DocumentsOf(i.Attribute("ID"))).Concat(facts.Identifiers).Distinct()],
            Programmes = programmes,
            LegalActs = [.. listings.SelectMany(l => l.LegalActs).Concat(OfacProgrammes.LegalActs(programmes)).Distinct(StringComparer.Ordinal)],
            Functions = facts.Functions,
            Remarks = Words.Join("; ", facts.Statements.Append(Words.Join("; ", party.TextsOf("Comment")))),
            ListedOn = listings.Select(l => l.ListedOn).Min(),
        };
    }

    private static IEnumerable<RecordNode> Identities(RecordNode[] profiles) => profiles
        .SelectMany(p => p.All("Identity"))
        .Where(i => i.Attribute("False") != "true")
        .OrderBy(i => i.Attribute("Primary") == "true" ? 0 : 1);

    private static EntryKind? KindOf(RecordNode[] profiles, AdvancedReferences references)
    {
        var subType = profiles.Select(p => p.Attribute("PartySubTypeID")).FirstOrDefault(t => t is not null);
        return references.Text("PartySubType", subType) switch
        {
            "Vessel" => EntryKind.Vessel,
            "Aircraft" => EntryKind.Aircraft,
            _ => references.Text("PartyType", references.Attribute("PartySubType", subType)) switch
            {
                "Individual" => EntryKind.Person,
                "Entity" => EntryKind.Organisation,

                // Files without the party types: the numbers have been the same since the format began.
                null when subType == "4" => EntryKind.Person,
                null when subType == "3" => EntryKind.Organisation,
                _ => null,
            },
        };
    }
}
