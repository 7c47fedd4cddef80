using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class OfacXmlFormatTests
{
    private static readonly OfacXmlFormat Format = new();

    [Fact]
    public void A_person_with_everything_reads_in_full()
    {
        var list = Parse("""
            <sdnEntry><uid>9639</uid><firstName>Ismail</firstName><lastName>HANIYA</lastName><title>Leader</title><sdnType>Individual</sdnType>
              <programList><program>SDGT</program><program>RUSSIA-EO14024</program></programList>
              <idList>
                <id><uid>1</uid><idType>Passport</idType><idNumber>A12</idNumber><idCountry>Palestinian</idCountry></id>
                <id><uid>2</uid><idType>Secondary sanctions risk:</idType><idNumber>section 1(b)</idNumber></id>
                <id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
              </idList>
              <akaList>
                <aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>ABU AL-ABD</lastName></aka>
                <aka><uid>5</uid><type>f.k.a.</type><category>strong</category><lastName>OLD</lastName><firstName>Name</firstName></aka>
              </akaList>
              <addressList><address><uid>6</uid><city>Doha</city><country>Qatar</country></address></addressList>
              <nationalityList><nationality><uid>7</uid><country>Qatar</country><mainEntry>true</mainEntry></nationality></nationalityList>
              <dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList>
              <placeOfBirthList><placeOfBirthItem><uid>9</uid><placeOfBirth>Shati</placeOfBirth></placeOfBirthItem></placeOfBirthList>
            </sdnEntry>
            """, 1);

        var entry = list.Entries.Single();
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2025, 3, 28, 0, 0, 0, TimeSpan.Zero));
        entry.Names.Select(n => (n.Text, n.Role, n.Strength)).ShouldBe([
            ("Ismail HANIYA", NameRole.Primary, NameStrength.Strong), ("ABU AL-ABD", NameRole.Alias, NameStrength.Weak), ("Name OLD", NameRole.Former, NameStrength.Strong)]);
        entry.Identifiers.ShouldBe([new Identifier("passport", "A12", "PS")]);
        entry.Remarks.ShouldBe("Secondary sanctions risk: section 1(b); Gender Male");
        (entry.BirthDates.Single().From.ToString(), entry.BirthDates.Single().Approximate).ShouldBe(("1962", true));
        entry.Countries.ShouldBe(["QA"]);
        entry.Addresses.Single().Country.ShouldBe("QA");
        entry.Functions.ShouldBe(["Leader"]);
        entry.LegalActs.ShouldBe(["Executive Order 14024"]);
    }

    [Fact]
    public void A_vessel_and_an_aircraft_are_what_they_are()
    {
        var list = Parse("""
            <sdnEntry><uid>1</uid><lastName>STAR</lastName><sdnType>Vessel</sdnType><idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 9187629</idNumber></id></idList><vesselInfo><callSign>EPXY</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Iran</vesselFlag><vesselOwner>NITC</vesselOwner></vesselInfo></sdnEntry>
            <sdnEntry><uid>2</uid><lastName>EP-GOM</lastName><sdnType>Aircraft</sdnType></sdnEntry>
            """, 2);

        list.Entries.Select(e => e.Kind).ShouldBe([EntryKind.Vessel, EntryKind.Aircraft]);
        list.Entries[0].Identifiers.ShouldBe([new Identifier("imo", "9187629"), new Identifier("other", "EPXY")]);
        list.Entries[0].Remarks.ShouldBe("Vessel type Crude Oil Tanker; Vessel owner NITC");
        list.Entries[0].Countries.ShouldBe(["IR"]);
    }

    [Fact]
    public void A_file_with_fewer_records_than_it_says_is_damaged()
    {
        Parse("<sdnEntry><uid>1</uid><lastName>X</lastName></sdnEntry>", 2).Reading.Damage.ShouldNotBeNull().ShouldContain("says it holds 2");
    }

    [Fact]
    public void The_genuine_non_sdn_file_reads_in_full()
    {
        var path = ListFixtures.Shared("lists", "ofac", "consolidated.xml");

        var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("sdn.xml", path)]));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.ShouldBeEmpty();
        (list.Entries.Count, list.NameCount > 1_500, list.Reading.DeclaredCount).ShouldBe((443, true, 443));
        list.Entries.Count(e => e.Names.Any(n => n.Strength == NameStrength.Weak)).ShouldBeGreaterThan(20);
        list.Entries.SelectMany(e => e.Identifiers).ShouldContain(i => i.Kind == "swift");
    }

    [Fact]
    public void The_non_SDN_lists_are_a_list_of_their_own_in_each_format()
    {
        string[] files = ["cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"];
        var xml = ListFormats.Get(ListFormatCodes.OfacOtherXml);
        var fromXml = ListFixtures.Parse(xml, ListFiles.OnDisk([KeyValuePair.Create("consolidated.xml", ListFixtures.Shared("lists", "ofac", "consolidated.xml"))]));
        var csv = ListFormats.Get(ListFormatCodes.OfacOtherCsv);
        var fromCsv = ListFixtures.Parse(csv, ListFiles.OnDisk(files.Select(f => KeyValuePair.Create(f, ListFixtures.Shared("lists", "ofac", f)))));

        fromXml.Entries.ShouldAllBe(e => e.List == ListCodes.OfacOther);
        fromCsv.Reading.Damage.ShouldBeNull();
        fromCsv.Reading.Problems.ShouldBeEmpty();
        fromCsv.Entries.ShouldAllBe(e => e.List == ListCodes.OfacOther);
        fromCsv.Entries.Count.ShouldBeInRange(430, 460);
    }

    private static ParsedList Parse(string entries, int declared) => ListFixtures.Parse(Format, $"""
        <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
        <publshInformation><Publish_Date>03/28/2025</Publish_Date><Record_Count>{declared}</Record_Count></publshInformation>{entries}</sdnList>
        """);
}
