using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class OfacCsvFormatTests
{
    private const string End = "\u001A\n";
    private static readonly OfacCsvFormat Format = new();

    [Fact]
    public void The_sample_reads_without_a_lost_record()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Sample(Format, "ofac"));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.ShouldBeEmpty();
        list.Entries.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(
            new Dictionary<EntryKind, int> { [EntryKind.Organisation] = 3673, [EntryKind.Person] = 4620, [EntryKind.Vessel] = 406, [EntryKind.Aircraft] = 277 },
            ignoreOrder: true);
    }

    [Fact]
    public void All_aliases_and_nearly_all_nationalities_of_the_sample_arrive()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Sample(Format, "ofac"));

        // 8,976 names and 11,909 rows of alt.csv, some of them equal; the remarks add the weak ones.
        list.Entries.Sum(e => e.Names.Count(n => n.Strength == NameStrength.Strong)).ShouldBeInRange(20_700, 8_976 + 11_909);
        list.Entries.SelectMany(e => e.Names).Count(n => n.Strength == NameStrength.Weak).ShouldBeGreaterThan(2_000);
        list.Entries.SelectMany(e => e.Countries).Where(c => c.Length != 2).Distinct().ShouldBeSubsetOf(["possibly Palestinian", "Yugoslavia", "Stateless"]);
        list.Entries.Sum(e => e.BirthDates.Count).ShouldBeGreaterThan(5_100);
    }

    [Fact]
    public void A_person_is_turned_into_reading_order_and_a_company_is_not()
    {
        var list = Parse("""
            1,"AL-ZAWAHIRI, Dr. Ayman","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 
            2,"ANGLO-CARIBBEAN CO., LTD.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 
            """);

        var person = list.Entries[0].PrimaryName;
        (person.Text, person.GivenName, person.FamilyName).ShouldBe(("Dr. Ayman AL-ZAWAHIRI", "Dr. Ayman", "AL-ZAWAHIRI"));
        list.Entries[1].PrimaryName.Text.ShouldBe("ANGLO-CARIBBEAN CO., LTD.");
    }

    [Fact]
    public void Remarks_give_up_what_they_know()
    {
        var entry = Person("DOB 19 Jun 1951; alt. DOB circa 1950; POB Giza, Egypt; nationality Egypt; citizen Korea, North; Gender Male; "
            + "Passport 1084010 (Egypt) issued 19 Dec 1994; alt. Passport 19820215; Tax ID No. 7744001497 (Russia); National ID No. 123-45 (Iraq); "
            + "Cedula No. 12345678 (Colombia); a.k.a. 'THE DOCTOR'; Linked To: AL QA'IDA.");

        entry.BirthDates.Select(d => (d.From.ToString(), d.Approximate)).ShouldBe([("1951-06-19", false), ("1950", true)]);
        entry.BirthPlaces.ShouldBe(["Giza, Egypt"]);
        entry.Countries.ShouldBe(["EG", "KP"]);
        entry.Identifiers.ShouldBe([
            new Identifier("passport", "1084010", "EG"),
            new Identifier("passport", "19820215"),
            new Identifier("tax", "7744001497", "RU"),
            new Identifier("id", "123-45", "IQ"),
            new Identifier("id", "12345678", "CO"),
        ]);
        entry.Names.Single(n => n.Text == "THE DOCTOR").ShouldSatisfyAllConditions(
            n => n.Role.ShouldBe(NameRole.Alias),
            n => n.Strength.ShouldBe(NameStrength.Weak));
        entry.Remarks.ShouldBe("Gender Male; Linked To: AL QA'IDA");
    }

    [Theory]
    [InlineData("DOB 1962.", "1962", null, false)]
    [InlineData("DOB Oct 1966.", "1966-10", null, false)]
    [InlineData("DOB 1981 to 1983.", "1981", "1983", false)]
    [InlineData("DOB 01 Jan 1947 to 01 Jan 1949.", "1947-01-01", "1949-01-01", false)]
    [InlineData("DOB circa 1979-1982.", "1979", "1982", true)]
    [InlineData("DOB Mar 1962 to Feb 1963.", "1962-03", "1963-02", false)]
    [InlineData("DOB 1960s.", "1960", "1969", false)]
    public void Birth_dates_keep_their_vagueness(string remarks, string from, string? to, bool approximate)
    {
        var date = Person(remarks).BirthDates.Single();

        (date.From.ToString(), date.To?.ToString(), date.Approximate).ShouldBe((from, to, approximate));
    }

    [Fact]
    public void A_birth_date_that_tells_no_date_is_reported_and_stays_in_the_remarks()
    {
        var list = Parse(Row("DOB unknown; POB Suez."));

        list.Entries.Single().Remarks.ShouldBe("DOB unknown");
        list.Reading.Problems.Single().ShouldSatisfyAllConditions(p => p.RecordLost.ShouldBeFalse(), p => p.RecordId.ShouldBe("7"));
    }

    [Fact]
    public void A_vessel_has_its_imo_number_flag_and_call_sign()
    {
        var entry = Parse("""9,"OCEAN STAR","vessel","IRAN",-0- ,"T2EU4","Crude Oil Tanker",-0- ,-0- ,"Panama","Owner Ltd","Vessel Registration Identification IMO 9187629; MMSI 572469210."  """.TrimEnd() + "\r\n").Entries.Single();

        entry.Kind.ShouldBe(EntryKind.Vessel);
        entry.Countries.ShouldBe(["PA"]);
        entry.Identifiers.ShouldBe([new Identifier("imo", "9187629"), new Identifier("mmsi", "572469210"), new Identifier("other", "T2EU4")]);
        entry.Remarks.ShouldBe("Vessel type Crude Oil Tanker; Vessel owner Owner Ltd");
    }

    [Fact]
    public void Programmes_come_apart_and_name_their_executive_order()
    {
        var entry = Parse("""7,"X",-0- ,"UKRAINE-EO13661] [RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """ + "\r\n").Entries.Single();

        entry.Programmes.ShouldBe(["UKRAINE-EO13661", "RUSSIA-EO14024"]);
        entry.LegalActs.ShouldBe(["Executive Order 13661", "Executive Order 14024"]);
    }

    [Fact]
    public void Aliases_addresses_and_overflowing_remarks_join_their_entry()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Text(
            ("sdn.csv", Row("nationality Syr") + End),
            ("alt.csv", "7,12,\"fka\",\"OLD, Name\",-0- \r\n" + End),
            ("add.csv", "7,25,\"Street 1\",\"Havana\",\"Cuba\",-0- \r\n7,26,-0- ,-0- ,-0- ,-0- \r\n" + End),
            ("sdn_comments.csv", "7,\"ia; POB Homs.\"\r\n")));

        var entry = list.Entries.Single();
        entry.Names.Select(n => (n.Text, n.Role)).ShouldBe([("First LAST", NameRole.Primary), ("Name OLD", NameRole.Former)]);
        entry.Addresses.ShouldBe([new Address { Street = "Street 1", City = "Havana", Country = "CU" }]);
        entry.Countries.ShouldBe(["SY"]);
        entry.BirthPlaces.ShouldBe(["Homs"]);
    }

    [Theory]
    [InlineData("sdn.csv")]
    [InlineData("alt.csv")]
    [InlineData("add.csv")]
    public void A_file_without_its_end_mark_is_cut_off(string cut)
    {
        var files = Format.FileNames.Select(n => (n, n == cut ? "" : End)).ToArray();

        ListFixtures.Parse(Format, ListFixtures.Text(files)).Reading.Damage.ShouldNotBeNull().ShouldContain(cut);
    }

    [Fact]
    public void A_row_with_missing_columns_is_reported_with_its_line()
    {
        var list = Parse(Row("DOB 1962.") + "8,\"SHORT\"\r\n");

        list.Entries.Count.ShouldBe(1);
        list.Reading.Problems.ShouldBe([new ListProblem("sdn.csv", 2, "8", true, "has 2 columns instead of 12")]);
    }

    [Fact]
    public void Rows_that_belong_to_no_entry_are_reported()
    {
        var list = ListFixtures.Parse(Format, ListFixtures.Text(
            ("sdn.csv", End), ("alt.csv", "99,1,\"aka\",\"X\",-0- \r\n" + End), ("add.csv", End), ("sdn_comments.csv", End)));

        list.Reading.Problems.Single().ToString().ShouldContain("1 entry numbers are not in sdn.csv");
    }

    [Fact]
    public void The_newer_rebuilt_set_reads_without_a_lost_record()
    {
        var files = ListFiles.OnDisk(Format.FileNames.Select(n => KeyValuePair.Create(n, ListFixtures.Shared("lists", "ofac", n))));

        var list = ListFixtures.Parse(Format, files);

        (list.Reading.Damage, list.Entries.Count, list.Reading.Problems.Count(p => p.RecordLost)).ShouldBe((null, 18_758, 0));
    }

    private static string Row(string remarks) =>
        $"7,\"LAST, First\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks}\"\r\n";

    private static ListEntry Person(string remarks) => Parse(Row(remarks)).Entries.Single();

    private static ParsedList Parse(string sdn) => ListFixtures.Parse(Format, ListFixtures.Text(
        ("sdn.csv", sdn.ReplaceLineEndings("\r\n").TrimEnd('\r', '\n') + "\r\n" + End), ("alt.csv", End), ("add.csv", End), ("sdn_comments.csv", End)));
}
