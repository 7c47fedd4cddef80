using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Eu;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class EuFsfXmlFormatTests
{
    private static readonly EuFsfXmlFormat Format = new();

    [Fact]
    public void The_genuine_excerpt_reads_in_full()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Sample(Format, "eu"));

        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2018, 12, 21, 14, 39, 54, 511, TimeSpan.FromHours(1)));
        list.Reading.Problems.ShouldBeEmpty();
        var (mugabe, front) = (list.Entries[0], list.Entries[1]);
        (mugabe.Id, mugabe.Kind, mugabe.PrimaryName.Text).ShouldBe(("EU.36.64", EntryKind.Person, "Robert Gabriel Mugabe"));
        (mugabe.PrimaryName.GivenName, mugabe.PrimaryName.FamilyName).ShouldBe(("Robert Gabriel", "Mugabe"));
        mugabe.BirthDates.Single().From.ShouldBe(PartialDate.OfDay(1924, 2, 21));
        mugabe.Identifiers.ShouldBe([new Identifier("passport", "AD001095")]);
        mugabe.Functions.ShouldBe(["Former President"]);
        mugabe.Programmes.ShouldBe(["ZWE"]);
        mugabe.LegalActs.ShouldBe(["2018/223 (OJ L43)"]);
        mugabe.Link.ShouldNotBeNull().ShouldContain("CELEX:32018R0223");
        front.Kind.ShouldBe(EntryKind.Organisation);
        front.Names.Count.ShouldBe(19);
        front.Names.Single(n => n.Language == "bg").Script.ShouldBe("Cyrl");
        front.Names.Single(n => n.Language == "el").Script.ShouldBe("Grek");
    }

    [Fact]
    public void An_entry_without_reference_number_is_known_by_its_logical_id()
    {
        Parse("""<sanctionEntity euReferenceNumber="" unitedNationId="QDi.430" logicalId="77"><subjectType code="person" classificationCode="P"/><nameAlias wholeName="X Y"/></sanctionEntity>""")
            .Entries.Single().ShouldSatisfyAllConditions(e => e.Id.ShouldBe("77"), e => e.OtherIds.ShouldBe(["QDi.430"]));
    }

    [Theory]
    [InlineData("""<nameAlias wholeName="Abu Ali" strong="false"/>""")]
    [InlineData("""<nameAlias wholeName="Abu Ali" strong="true"><remark>low quality a.k.a.</remark></nameAlias>""")]
    public void A_name_that_the_publisher_holds_for_poor_is_weak_and_not_the_main_one(string alias)
    {
        var entry = One(alias + """<nameAlias wholeName="Ali Hasan" strong="true"/>""");

        entry.Names.Single(n => n.Text == "Abu Ali").Strength.ShouldBe(NameStrength.Weak);
        entry.PrimaryName.Text.ShouldBe("Ali Hasan");
    }

    [Fact]
    public void A_name_without_the_whole_is_joined_from_its_parts()
    {
        One("""<nameAlias firstName="Ivan" middleName="Petrovich" lastName="IVANOV" wholeName=""/>""")
            .PrimaryName.Text.ShouldBe("Ivan Petrovich IVANOV");
    }

    [Fact]
    public void Lists_packed_into_title_and_function_are_unpacked()
    {
        One("""<nameAlias wholeName="X" title="(a) Mullah, (b) Maulavi" function="Governor"/>""").Functions.ShouldBe(["Mullah", "Maulavi", "Governor"]);
    }

    [Theory]
    [InlineData("""countryIso2Code="00" countryDescription="UNKNOWN" """, null)]
    [InlineData("""countryIso2Code="00" countryDescription="SYRIAN ARAB REPUBLIC" """, "SY")]
    [InlineData("""countryIso2Code="EL" countryDescription="GREECE" """, "GR")]
    [InlineData("""countryIso2Code="CS" countryDescription="SERBIA AND MONTENEGRO" """, "CS")]
    public void An_unknown_country_is_none_and_an_old_code_stays(string country, string? expected)
    {
        One($"""<nameAlias wholeName="X"/><citizenship {country}/>""").Countries.ShouldBe(expected is null ? [] : [expected]);
    }

    [Theory]
    [InlineData("""birthdate="1937-04-28" year="1937" circa="false" """, "1937-04-28", null, false)]
    [InlineData("""year="1965" circa="true" """, "1965", null, true)]
    [InlineData("""monthOfYear="7" year="1965" circa="false" """, "1965-07", null, false)]
    [InlineData("""yearRangeFrom="1958" yearRangeTo="1963" circa="false" """, "1958", "1963", false)]
    [InlineData("""yearRangeFrom="1963" yearRangeTo="1958" circa="false" """, "1958", "1963", false)]
    [InlineData("""dayOfMonth="31" monthOfYear="2" year="1970" circa="false" """, "1970-02", null, false)]
    public void Birth_dates_keep_their_vagueness(string attributes, string from, string? to, bool approximate)
    {
        var date = One($"""<nameAlias wholeName="X"/><birthdate {attributes} countryIso2Code="00" countryDescription="UNKNOWN"/>""").BirthDates.Single();

        (date.From.ToString(), date.To?.ToString(), date.Approximate).ShouldBe((from, to, approximate));
    }

    [Fact]
    public void A_birthdate_with_only_a_place_gives_a_place()
    {
        var entry = One("""<nameAlias wholeName="X"/><birthdate circa="false" city="Kandahar" countryIso2Code="AF" countryDescription="AFGHANISTAN"/>""");

        (entry.BirthDates.Count, entry.BirthPlaces.Single()).ShouldBe((0, "Kandahar, Afghanistan"));
    }

    [Fact]
    public void A_number_known_to_be_false_identifies_nobody()
    {
        One("""<nameAlias wholeName="X"/><identification knownFalse="true" number="1" identificationTypeCode="passport"/><identification number="2" identificationTypeCode="fiscalcode" countryIso2Code="IT"/>""")
            .Identifiers.ShouldBe([new Identifier("tax", "2", "IT")]);
    }

    [Fact]
    public void A_ship_listed_as_enterprise_is_a_vessel_but_a_company_with_an_imo_number_is_not()
    {
        const string imo = """<identification number="9187629" identificationTypeCode="imo"/>""";
        Parse($"""<sanctionEntity logicalId="1"><remark>Cargo vessel</remark><subjectType code="enterprise"/><nameAlias wholeName="BLUE STAR"/>{imo}</sanctionEntity>""").Entries.Single().Kind.ShouldBe(EntryKind.Vessel);
        Parse($"""<sanctionEntity logicalId="1"><subjectType code="enterprise"/><nameAlias wholeName="Blue Star Shipping Ltd"/>{imo}</sanctionEntity>""").Entries.Single().Kind.ShouldBe(EntryKind.Organisation);
    }

    [Fact]
    public void A_file_of_another_namespace_is_refused()
    {
        ListFixtures.Parse(Format, """<export xmlns="http://example.org/other"/>""").Reading.Damage.ShouldNotBeNull().ShouldContain("not the expected file");
    }

    [Fact]
    public void The_full_list_reads_without_a_lost_record()
    {
        var path = ListFixtures.Shared("lists", "eu", "reconstructed-2026-04-22.xml.gz");

        var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("xmlFullSanctionsList_1_1.xml", path)]));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.ShouldBeEmpty();
        (list.Entries.Count, list.Entries.Count(e => e.Kind == EntryKind.Person)).ShouldBe((5873, 4467));
        list.Entries.Sum(e => e.BirthDates.Count).ShouldBeInRange(3600, 3700);
        AcceptListVersion.Judge(list, ListSources.Eu, last: null, new ListsOptions()).Reasons.ShouldBeEmpty();
    }

    private static ListEntry One(string inner) =>
        Parse($"""<sanctionEntity euReferenceNumber="EU.1.1" logicalId="1"><subjectType code="person" classificationCode="P"/>{inner}</sanctionEntity>""").Entries.Single();

    private static ParsedList Parse(string inner) =>
        ListFixtures.Parse(Format, $"""<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-04-22T00:00:00.000+02:00">{inner}</export>""");
}
