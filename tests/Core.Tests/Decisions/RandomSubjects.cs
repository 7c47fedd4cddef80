using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Tests.Screening;

namespace WorkflowConnect.Core.Tests.Decisions;

#pragma warning disable CA5394 // Test data, no secret.
/// <summary>Reproducible parties, entries and profiles, and edits to them that matter or do not; the seed tells all.</summary>
internal sealed class RandomSubjects(int seed)
{
    private static readonly string[] Countries = ["DE", "FR", "AE", "RU", "KP", "BR", "SY", "CH"];
    private static readonly string[] Extra = ["ä", "ß", "É", "ı", "Σ", "ж", "李", "ö"];

    private readonly Random random = new(seed);
    private readonly InventedNames names = new(seed);

    public Party Party()
    {
        var (given, family) = (Name(), Name());
        return new Party
        {
            Kind = random.Next(2) == 0 ? PartyKind.Person : PartyKind.Company,
            Name = $"{given} {family}",
            GivenName = Sometimes(given),
            FamilyName = Sometimes(family),
            Aliases = Several(Name),
            BirthDate = random.Next(2) == 0 ? null : Date(),
            BirthPlace = Sometimes(Name()),
            Countries = Several(Country),
            Addresses = Several(Address),
            Identifiers = Several(Identifier),
        };
    }

    public ListEntry Entry() => new()
    {
        List = "EU",
        Id = $"EU.{random.Next(10_000)}",
        OtherIds = Several(() => $"UN.{random.Next(10_000)}"),
        Kind = (EntryKind)random.Next(4),
        Names = [ListedName(), .. Several(ListedName)],
        BirthDates = Several(() => new ListedDate { From = Date(), Approximate = random.Next(2) == 0, Original = Sometimes("about then") }),
        BirthPlaces = Several(Name),
        Countries = Several(Country),
        Addresses = Several(Address),
        Identifiers = Several(Identifier),
        Programmes = Several(Name),
        LegalActs = Several(Name),
        Functions = Several(Name),
        Remarks = Sometimes(Name()),
        ListedOn = new DateOnly(2020, 1, 1).AddDays(random.Next(1_000)),
    };

    public ScreeningProfile Profile() => new()
    {
        Name = "test",
        Version = 1,
        MandatoryLists = ["EU", "UN"],
        AdvisoryLists = ["OFAC-SDN"],
        ReviewThreshold = Math.Round(0.5 + (random.NextDouble() * 0.4), 2),
        HitThreshold = 0.97,
    };

    /// <summary>What clerks and forms do to a record without changing who it is.</summary>
    public Party EditedIrrelevantly(Party party)
    {
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            party = random.Next(8) switch
            {
                0 => party with { Name = Rewritten(party.Name) },
                1 => party with { GivenName = party.GivenName is { } given ? Rewritten(given) : null, FamilyName = party.FamilyName is { } family ? Rewritten(family) : null },
                2 => party with { Aliases = Shuffled(party.Aliases.Select(Rewritten)) },
                3 => party with { Aliases = [.. party.Aliases, .. party.Aliases.Take(1)] },
                4 => party with { Addresses = Shuffled(party.Addresses.Select(Reformatted)) },
                5 => party with { Countries = Shuffled(party.Countries.Select(Rewritten)) },
                6 => party with { Identifiers = Shuffled(party.Identifiers.Select(Reformatted)) },
                _ => party with { BirthPlace = party.BirthPlace is { } place ? Rewritten(place) : null },
            };
        }

        return party;
    }

    /// <summary>The name of the field that was changed, and the party with it.</summary>
    public (string Field, Party Party) EditedRelevantly(Party party) => random.Next(8) switch
    {
        0 => ("names", party with { Name = $"{party.Name} {names.Word()}x" }),
        1 => ("names", party with { Aliases = [.. party.Aliases, names.Name() + "x"] }),
        2 when party.Aliases.Count > 0 && party.Aliases[0] != party.Name => ("names", party with { Aliases = [Changed(party.Aliases[0]), .. party.Aliases.Skip(1)] }),
        3 => ("birthDates", party with { BirthDate = party.BirthDate is null ? Date() : random.Next(2) == 0 ? null : Other(party.BirthDate.Value) }),
        4 => ("birthPlaces", party with { BirthPlace = Changed(party.BirthPlace ?? "x") }),
        5 => ("countries", party with { Countries = [.. party.Countries, "ZZ"] }),
        6 => ("places", party with { Addresses = [.. party.Addresses, new Address { City = names.Word() + "burgh", Country = "ZZ" }] }),
        7 => ("identifiers", party with { Identifiers = [.. party.Identifiers, new Identifier("passport", $"X{random.Next()}Q")] }),
        _ => ("kind", party with { Kind = party.Kind == PartyKind.Person ? PartyKind.Company : PartyKind.Person }),
    };

    /// <summary>What publishers do to an entry without changing who is meant.</summary>
    public ListEntry EditedIrrelevantly(ListEntry entry)
    {
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            entry = random.Next(11) switch
            {
                0 => entry with { Names = Shuffled(entry.Names.Select(n => n with { Text = Rewritten(n.Text) })) },
                1 => entry with { Names = [.. entry.Names.Select(n => n with { Role = NameRole.Former, Language = "ru", GivenName = null, FamilyName = n.Text })] },
                2 => entry with { Names = [.. entry.Names, entry.Names[random.Next(entry.Names.Count)]] },
                3 => entry with { Remarks = Sometimes(names.Name()), Functions = Several(Name) },
                4 => entry with { Programmes = Several(Name), LegalActs = Several(Name) },
                5 => entry with { Link = $"https://publisher.example/{random.Next()}", ListedOn = new DateOnly(2021, 5, 6) },
                6 => entry with { BirthDates = Shuffled(entry.BirthDates.Select(d => d with { Original = "in other words" })) },
                7 => entry with { BirthPlaces = Shuffled(entry.BirthPlaces.Select(Rewritten)) },
                8 => entry with { Addresses = Shuffled(entry.Addresses.Select(Reformatted)) },
                9 => entry with { Identifiers = Shuffled(entry.Identifiers.Select(Reformatted)) },
                _ => entry with { OtherIds = Shuffled(entry.OtherIds), Countries = Shuffled(entry.Countries.Select(Rewritten)) },
            };
        }

        return entry;
    }

    /// <summary>The name of the field that was changed, and the entry with it.</summary>
    public (string Field, ListEntry Entry) EditedRelevantly(ListEntry entry) => random.Next(10) switch
    {
        0 => ("ids", entry with { OtherIds = [.. entry.OtherIds, $"NEW.{random.Next()}"] }),
        1 => ("kind", entry with { Kind = (EntryKind)(((int)entry.Kind + 1) % 4) }),
        2 => ("names", entry with { Names = [.. entry.Names, new ListedName { Text = names.Name() + "x", Script = "Latn" }] }),
        3 => ("names", entry with { Names = [entry.Names[0] with { Text = Changed(entry.Names[0].Text), Strength = NameStrength.Strong }, .. entry.Names.Skip(1)] }),
        4 => ("weakNames", entry with { Names = [.. entry.Names, new ListedName { Text = names.Name() + "x", Script = "Latn", Strength = NameStrength.Weak }] }),
        5 => ("birthDates", entry with { BirthDates = [.. entry.BirthDates, new ListedDate { From = PartialDate.OfYear(1899) }] }),
        6 when entry.BirthDates.Count > 0 => ("birthDates", entry with { BirthDates = [.. entry.BirthDates.Skip(1), entry.BirthDates[0] with { To = PartialDate.OfYear(2011) }] }),
        7 => ("birthPlaces", entry with { BirthPlaces = [.. entry.BirthPlaces, names.Word() + "burgh"] }),
        8 => ("countries", entry with { Countries = [.. entry.Countries, "ZZ"] }),
        _ => ("identifiers", entry with { Identifiers = [.. entry.Identifiers, new Identifier("passport", $"X{random.Next()}Q", "ZZ")] }),
    };

    public (string Field, ScreeningProfile Profile) EditedRelevantly(ScreeningProfile profile) => random.Next(4) switch
    {
        3 => ("weights.sameDay", profile with { Weights = profile.Weights with { SameDay = 0.06 } }),
        0 => ("reviewThreshold", profile with { ReviewThreshold = profile.ReviewThreshold + 0.01 }),
        1 => ("hitThreshold", profile with { HitThreshold = 0.99 }),
        _ => ("listRole", profile with { MandatoryLists = ["UN"], AdvisoryLists = ["EU"] }),
    };

    public ScreeningProfile EditedIrrelevantly(ScreeningProfile profile) => random.Next(3) switch
    {
        0 => profile with { Version = profile.Version + 1, ApprovedBy = "Anna", MaximumListAge = TimeSpan.FromHours(random.Next(1, 90)) },
        1 => profile with { MaximumMatches = random.Next(1, 50), AllowSampleLists = true, ClearanceValidity = TimeSpan.FromDays(10) },
        _ => profile with { AdvisoryLists = ["OFAC-SDN", "CH"], Name = "renamed" },
    };

    private string Name()
    {
        var name = names.Name();
        return random.Next(3) == 0 ? name.Insert(random.Next(name.Length), Extra[random.Next(Extra.Length)]) : name;
    }

    private ListedName ListedName() => new() { Text = Name(), Script = "Latn", Strength = random.Next(4) == 0 ? NameStrength.Weak : NameStrength.Strong };

    private string Country() => Countries[random.Next(Countries.Length)];

    private Address Address() => new() { Street = $"{Name()} {random.Next(99)}", PostalCode = $"{random.Next(10_000, 99_999)}", City = Name(), Country = Country() };

    private Identifier Identifier() => new(random.Next(2) == 0 ? "passport" : "register", $"AB{random.Next(1_000_000)}", random.Next(2) == 0 ? null : Country());

    private PartialDate Date() => random.Next(3) switch
    {
        0 => PartialDate.OfYear(random.Next(1930, 2005)),
        1 => PartialDate.OfMonth(random.Next(1930, 2005), random.Next(1, 13)),
        _ => PartialDate.OfDay(random.Next(1930, 2005), random.Next(1, 13), random.Next(1, 29)),
    };

    private static PartialDate Other(PartialDate date) => PartialDate.OfYear(date.Year - 31);

    /// <summary>Another letter somewhere.</summary>
    private string Changed(string text) => text.Insert(random.Next(text.Length + 1), "qx");

    /// <summary>Letter case, white space and characters that nobody sees.</summary>
    private string Rewritten(string text) => random.Next(5) switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.ToLowerInvariant(),
        2 => $"  {text}\t",
        3 => text.Replace(" ", " \u00a0  ", StringComparison.Ordinal),
        _ => text.Insert(text.Length / 2, "\u200b"),
    };

    private Address Reformatted(Address address) => address with
    {
        Street = random.Next(2) == 0 ? address.Street?.Replace(" ", ", ", StringComparison.Ordinal) : $"c/o {address.Street}",
        PostalCode = random.Next(2) == 0 ? null : $"D-{address.PostalCode}",
        City = address.City is { } city ? $"{Rewritten(city)}," : null,
        Country = address.Country is { } country ? Rewritten(country) : null,
    };

    private Identifier Reformatted(Identifier identifier) => identifier with
    {
        Value = random.Next(2) == 0 ? $"{identifier.Value[..2]} - {identifier.Value[2..]}" : Rewritten(identifier.Value),
        Kind = Rewritten(identifier.Kind),
    };

    private T[] Several<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];

    private string? Sometimes(string text) => random.Next(2) == 0 ? null : text;

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }
}
#pragma warning restore CA5394
