using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class OfacAdvancedFormatTests
{
    private static readonly IListFormat Format = ListFormats.Get(ListFormatCodes.OfacAdvanced);

    [Fact]
    public void A_person_reads_in_full_with_names_in_other_scripts()
    {
        const string cyrillic = """
            <Alias FixedRef="5" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="8"><DocumentedNamePart><NamePartValue NamePartGroupID="51" ScriptID="220">Петров</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="52" ScriptID="220">Иван</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
            """;
        var features = AdvancedXml.Birth(AdvancedXml.Period("1962-01-01", "1962-12-31"))
            + """
            <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2"><VersionLocation LocationID="70"/></FeatureVersion></Feature>
            <Feature ID="3" FeatureTypeID="25"><FeatureVersion ID="3"><VersionLocation LocationID="70"/></FeatureVersion></Feature>
            <Feature ID="4" FeatureTypeID="9"><FeatureVersion ID="4"><VersionDetail DetailTypeID="1432">Omsk, Russia</VersionDetail></FeatureVersion></Feature>
            <Feature ID="5" FeatureTypeID="26"><FeatureVersion ID="5"><VersionDetail DetailTypeID="1432">Minister</VersionDetail></FeatureVersion></Feature>
            <Feature ID="6" FeatureTypeID="224"><FeatureVersion ID="6"><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion></Feature>
            <Feature ID="7" FeatureTypeID="344"><FeatureVersion ID="7"><VersionDetail DetailTypeID="1432">12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</VersionDetail></FeatureVersion></Feature>
            """;

        var list = ListFixtures.Parse(Format, AdvancedXml.File(
            AdvancedXml.Location(70, "Omsk"),
            AdvancedXml.Document(1, "1571", "50", "AB123"),
            AdvancedXml.Person(5, "Ivan", "PETROV", features, cyrillic),
            AdvancedXml.Listing(5, "RUSSIA-EO14024", "UKRAINE-EO13661")));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.ShouldBeEmpty();
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2026, 4, 22, 0, 0, 0, TimeSpan.Zero));
        var entry = list.Entries.Single();
        (entry.List, entry.Id, entry.Kind, entry.ListedOn).ShouldBe((ListCodes.OfacSdn, "5", EntryKind.Person, new DateOnly(2022, 3, 3)));
        entry.Names.Select(n => (n.Text, n.Role, n.Strength, n.Script)).ShouldBe(
            [("Ivan PETROV", NameRole.Primary, NameStrength.Strong, "Latn"), ("Иван Петров", NameRole.Alias, NameStrength.Weak, "Cyrl")]);
        (entry.PrimaryName.GivenName, entry.PrimaryName.FamilyName).ShouldBe(("Ivan", "PETROV"));
        entry.BirthDates.Single().ShouldBe(new ListedDate { From = PartialDate.OfYear(1962) });
        entry.BirthPlaces.ShouldBe(["Omsk, Russia"]);
        entry.Countries.ShouldBe(["RU"]);
        entry.Addresses.Single().ShouldBe(new Address { Street = "Lenina 70", City = "Omsk", Country = "RU" });
        entry.Identifiers.ShouldBe([new Identifier("passport", "AB123", "RU"), new Identifier("other", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h")]);
        entry.Programmes.ShouldBe(["RUSSIA-EO14024", "UKRAINE-EO13661"]);
        entry.Functions.ShouldBe(["Minister"]);
        entry.Remarks.ShouldBe("Gender: Male");
    }

    [Theory]
    [InlineData("1962-01-01", "1962-12-31", "1962", null)]
    [InlineData("1962-05-01", "1962-05-31", "1962-05", null)]
    [InlineData("1962-05-04", "1962-05-04", "1962-05-04", null)]
    [InlineData("1960-01-01", "1965-12-31", "1960", "1965")]
    [InlineData("1960-02-01", "1960-03-31", "1960-02", "1960-03")]
    [InlineData("1960-02-03", "1960-03-07", "1960-02-03", "1960-03-07")]
    public void A_period_says_no_more_than_is_known(string start, string end, string from, string? to)
    {
        var date = ListFixtures.Parse(Format, AdvancedXml.File("", "", AdvancedXml.Person(1, "A", "B", AdvancedXml.Birth(AdvancedXml.Period(start, end, approximate: true))), ""))
            .Entries.Single().BirthDates.Single();

        (date.From.ToString(), date.To?.ToString(), date.Approximate).ShouldBe((from, to, true));
    }

    [Fact]
    public void A_vessel_keeps_its_IMO_number_and_the_kinds_are_told_apart()
    {
        static string Named(int id, string subType) => AdvancedXml.Party(id, subType, $"<Alias AliasTypeID=\"1403\" Primary=\"true\" LowQuality=\"false\"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID=\"9\" ScriptID=\"215\">NAME {id}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>", "");

        var list = ListFixtures.Parse(Format, AdvancedXml.File(
            "", AdvancedXml.Document(1, "1626", "10", "IMO 9187629"), Named(1, "1") + Named(2, "2") + Named(3, "3") + Named(4, "4"), AdvancedXml.Listing(1, "SDGT")));

        list.Entries.Select(e => e.Kind).ShouldBe([EntryKind.Vessel, EntryKind.Aircraft, EntryKind.Organisation, EntryKind.Person]);
        list.Entries[0].Identifiers.Single().ShouldBe(new Identifier("imo", "9187629", "RU"));
        // Three parties have no sanctions entry: that is told, and they stay listed.
        list.Reading.Problems.Count.ShouldBe(3);
    }

    [Fact]
    public void The_older_namespace_is_read_as_well()
    {
        var older = AdvancedXml.File("", "", AdvancedXml.Person(1, "A", "B"), AdvancedXml.Listing(1, "X")).Replace(
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML", "http://www.un.org/sanctions/1.0", StringComparison.Ordinal);

        ListFixtures.Parse(Format, older).Entries.Count.ShouldBe(1);
    }

    [Fact]
    public void Fewer_parties_than_sanctions_entries_or_no_reference_values_is_damage()
    {
        ListFixtures.Parse(Format, AdvancedXml.File("", "", AdvancedXml.Person(1, "A", "B"), AdvancedXml.Listing(1, "X") + AdvancedXml.Listing(2, "X"))).Reading.Damage.ShouldNotBeNull().ShouldContain("2 sanctions entries");
        ListFixtures.Parse(Format, "<Sanctions><DistinctParties/></Sanctions>").Reading.Damage.ShouldNotBeNull().ShouldContain("AliasType");
    }
}
