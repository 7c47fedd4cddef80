using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Un;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class UnXmlFormatTests
{
    private static readonly UnXmlFormat Format = new();

    [Fact]
    public void The_sample_holds_all_persons_and_organisations()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Sample(Format, "un"));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2026, 8, 1, 23, 0, 3, 110, TimeSpan.Zero));
        list.Entries.Count(e => e.Kind == EntryKind.Person).ShouldBe(736);
        list.Entries.Count(e => e.Kind == EntryKind.Organisation).ShouldBe(275);
        list.Entries.Select(e => e.Id).Distinct().Count().ShouldBe(1011);
        list.Reading.Problems.ShouldNotContain(p => p.RecordLost);
    }

    [Fact]
    public void Every_nationality_of_a_state_that_exists_is_a_country_code()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Sample(Format, "un"));

        list.Entries.SelectMany(e => e.Countries).Where(c => c.Length != 2).ShouldBe(["former Soviet Union"]);
    }

    [Fact]
    public void Name_parts_are_joined_in_reading_order()
    {
        var entry = One("<FIRST_NAME>ABD AL-AZIZ</FIRST_NAME><SECOND_NAME>na</SECOND_NAME><THIRD_NAME>ABBAS</THIRD_NAME><FOURTH_NAME>AL-MASRI</FOURTH_NAME>");

        entry.PrimaryName.Text.ShouldBe("ABD AL-AZIZ ABBAS AL-MASRI");
        entry.PrimaryName.FamilyName.ShouldBeNull();
    }

    [Fact]
    public void The_name_in_original_script_carries_its_script()
    {
        var entry = One("<FIRST_NAME>QUSAY</FIRST_NAME><NAME_ORIGINAL_SCRIPT>قصي صدام حسين التكريتي</NAME_ORIGINAL_SCRIPT>");

        entry.Names.Select(n => n.Script).ShouldBe(["Latn", "Arab"]);
    }

    [Theory]
    [InlineData("Azim Adhajani; Azim Agha-Jani", new[] { "Azim Adhajani", "Azim Agha-Jani" })]
    [InlineData("Mohammed Sabet; M. Sabet b) Javad Sabet", new[] { "Mohammed Sabet", "M. Sabet", "Javad Sabet" })]
    [InlineData("One\n   name", new[] { "One name" })]
    public void One_alias_element_may_hold_several_names(string text, string[] expected)
    {
        var entry = One($"<FIRST_NAME>X</FIRST_NAME><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>{text}</ALIAS_NAME></INDIVIDUAL_ALIAS>");

        entry.Names.Skip(1).Select(n => n.Text).ShouldBe(expected);
    }

    [Fact]
    public void Empty_aliases_addresses_and_documents_are_placeholders()
    {
        var entry = One("""
            <FIRST_NAME>X</FIRST_NAME>
            <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
            <INDIVIDUAL_PLACE_OF_BIRTH><COUNTRY/></INDIVIDUAL_PLACE_OF_BIRTH>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_DOCUMENT/>
            """);

        (entry.Names.Count, entry.Addresses.Count, entry.BirthPlaces.Count, entry.BirthDates.Count, entry.Identifiers.Count).ShouldBe((1, 0, 0, 0, 0));
    }

    [Fact]
    public void A_low_quality_alias_is_weak_and_one_without_quality_is_strong()
    {
        var entry = One("""
            <FIRST_NAME>X</FIRST_NAME>
            <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Ali</ALIAS_NAME></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME>Ali Hasan</ALIAS_NAME></INDIVIDUAL_ALIAS>
            """);

        entry.Names.Single(n => n.Text == "Abu Ali").Strength.ShouldBe(NameStrength.Weak);
        entry.Names.Single(n => n.Text == "Ali Hasan").Strength.ShouldBe(NameStrength.Strong);
    }

    [Fact]
    public void A_former_name_of_an_organisation_is_told_apart()
    {
        var list = Parse("<ENTITIES><ENTITY><FIRST_NAME>NEW</FIRST_NAME><REFERENCE_NUMBER>QDe.1</REFERENCE_NUMBER><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES>");

        list.Entries.Single().Names.Select(n => n.Role).ShouldBe([NameRole.Primary, NameRole.Former]);
    }

    [Theory]
    [InlineData("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1965-10-03</DATE>", "1965-10-03", null, false)]
    [InlineData("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR>", "1971", null, false)]
    [InlineData("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR>", "1971", null, true)]
    [InlineData("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1953</FROM_YEAR><TO_YEAR>1958</TO_YEAR>", "1953", "1958", false)]
    [InlineData("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>", "1958-09", null, false)]
    [InlineData("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>circa 1960</NOTE>", "1960", null, true)]
    public void Birth_dates_keep_their_vagueness(string xml, string from, string? to, bool approximate)
    {
        var date = One($"<FIRST_NAME>X</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH>{xml}</INDIVIDUAL_DATE_OF_BIRTH>").BirthDates.Single();

        (date.From.ToString(), date.To?.ToString(), date.Approximate).ShouldBe((from, to, approximate));
    }

    [Fact]
    public void A_birth_date_under_an_alias_counts_too()
    {
        var entry = One("<FIRST_NAME>X</FIRST_NAME><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Y</ALIAS_NAME><DATE_OF_BIRTH>15.07.1954</DATE_OF_BIRTH><CITY_OF_BIRTH>Tunis</CITY_OF_BIRTH></INDIVIDUAL_ALIAS>");

        entry.BirthDates.Single().From.ShouldBe(PartialDate.OfDay(1954, 7, 15));
        entry.BirthPlaces.ShouldBe(["Tunis"]);
    }

    [Theory]
    [InlineData("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>", "passport")]
    [InlineData("<TYPE_OF_DOCUMENT>Numéro de passeport</TYPE_OF_DOCUMENT>", "passport")]
    [InlineData("<TYPE_OF_DOCUMENT>National Identification\n      Number</TYPE_OF_DOCUMENT>", "id")]
    [InlineData("<TYPE_OF_DOCUMENT2>Italian Fiscal Code:</TYPE_OF_DOCUMENT2>", "tax")]
    public void Documents_get_their_kind_whatever_the_language(string type, string kind)
    {
        var entry = One($"<FIRST_NAME>X</FIRST_NAME><INDIVIDUAL_DOCUMENT>{type}<NUMBER>A 123</NUMBER><ISSUING_COUNTRY>Iran (Islamic Republic of)</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>");

        entry.Identifiers.ShouldBe([new Identifier(kind, "A 123", "IR")]);
    }

    [Fact]
    public void The_resolution_named_in_the_comments_is_the_legal_act()
    {
        One("<FIRST_NAME>X</FIRST_NAME><COMMENTS1>Listed pursuant to paragraph 5 of resolution 2624 (2022) as subject</COMMENTS1>")
            .LegalActs.ShouldBe(["UNSCR 2624 (2022)"]);
    }

    [Fact]
    public void A_record_without_a_name_is_reported_with_its_line_and_does_not_stop_the_others()
    {
        var list = Parse("""
            <INDIVIDUALS>
            <INDIVIDUAL><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER></INDIVIDUAL>
            <INDIVIDUAL><REFERENCE_NUMBER>QDi.2</REFERENCE_NUMBER><FIRST_NAME>X</FIRST_NAME></INDIVIDUAL>
            </INDIVIDUALS>
            """);

        list.Entries.Single().Id.ShouldBe("QDi.2");
        list.Reading.Problems.ShouldBe([new ListProblem("consolidated.xml", 2, "QDi.1", true, "has no name")]);
    }

    [Fact]
    public void A_damaged_genuine_file_is_called_damaged_with_its_line()
    {
        var path = ListFixtures.Shared("lists", "un", "damaged.xml");

        var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("consolidated.xml", path)]));

        list.Reading.Damage.ShouldNotBeNull().ShouldContain("line 53");
    }

    [Fact]
    public void Four_genuine_states_of_2026_read_without_a_lost_record()
    {
        foreach (var (day, count) in new[] { ("2026-02-27", 1003), ("2026-03-28", 1004), ("2026-04-17", 1005), ("2026-08-01", 1011) })
        {
            var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("consolidated.xml", ListFixtures.Shared("lists", "un", day + ".xml"))]));

            (list.Reading.Damage, list.Entries.Count, list.Reading.Problems.Count(p => p.RecordLost)).ShouldBe((null, count, 0));
        }
    }

    private static ListEntry One(string xml) =>
        Parse($"<INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER>{xml}</INDIVIDUAL></INDIVIDUALS>").Entries.Single();

    private static ParsedList Parse(string xml) =>
        ListFixtures.Parse(Format, $"<CONSOLIDATED_LIST dateGenerated=\"2026-08-01T23:00:03.110Z\">{xml}</CONSOLIDATED_LIST>");
}
