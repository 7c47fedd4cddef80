using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

/// <summary>What happens to files on their way: every format refuses it, and says what to do.</summary>
public sealed class DamagedFileTests
{
    private const string Html = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Come back later.</body></html>";
    private const string Laughs = """<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><{0}>&lol2;</{0}>""";
    private const string Outside = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><{0}>&e;</{0}>""";

    private static readonly byte[] Breaking = "09azZ\"';,|<>/=&- \n\t"u8.ToArray();

    private static readonly Dictionary<string, (string Whole, string Root)> Files = new(StringComparer.Ordinal)
    {
        [ListFormatCodes.UnXml] = (ListWorld.UnList(3).Replace("PERSON", "MÜLLER", StringComparison.Ordinal), "CONSOLIDATED_LIST"),
        [ListFormatCodes.EuFsfXml11] = ("""<export xmlns="http://eu.europa.ec/fpi/fsd/export"><sanctionEntity logicalId="1"><subjectType classificationCode="P"/><nameAlias wholeName="Müller" title="(a) Dr, (b) Prof"/><birthdate circa="true" birthdate="1962-05-04" dayOfMonth="4" monthOfYear="5" year="1962" yearRangeFrom="1960" yearRangeTo="1963" countryIso2Code="RU"/><identification number="1" identificationTypeCode="passport" countryIso2Code="00"/></sanctionEntity></export>""", "export"),
        [ListFormatCodes.EuFsfCsv11] = (EuCsv.File(EuCsv.Person.With(("NameAlias_WholeName", "Müller"), ("NameAlias_LogicalId", "1"))), ""),
        [ListFormatCodes.OfacXml] = ("<sdnList><publshInformation><Publish_Date>03/28/2025</Publish_Date><Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>1</uid><lastName>Müller</lastName><sdnType>Individual</sdnType><remarks>DOB 04 May 1962; Passport A1 (Russia).</remarks><dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1960-1962</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>", "sdnList"),
        [ListFormatCodes.OfacAdvanced] = (AdvancedXml.File(AdvancedXml.Location(7, "Omsk"), AdvancedXml.Document(1, "1571", "10", "AB1"), AdvancedXml.Person(1, "Ämil", "Müller", AdvancedXml.Birth(AdvancedXml.Period("1962-02-03", "1963-04-05"))), AdvancedXml.Listing(1, "X")), "Sanctions"),
        [ListFormatCodes.UkXml] = ("<Designations><Designation><UniqueID>A1</UniqueID><Names><Name><Name6>Müller</Name6></Name></Names><IndividualEntityShip>Individual</IndividualEntityShip><DateDesignated>04/05/2020</DateDesignated><IndividualDetails><Individual><DOBs><DOB>dd/05/1962</DOB><DOB>31/12/1962</DOB></DOBs><Nationalities><Nationality>(1) Russia (2) Qatar</Nationality></Nationalities></Individual></IndividualDetails></Designation></Designations>", "Designations"),
        [ListFormatCodes.UkCsv] = ($"Report Date: 08-Oct-2026\r\n{UkFormatTests.Header}\r\n,A1,,,Müller,,,,,,Primary Name,,,,,,R,Entity{new string(',', 40)}\r\n", ""),
        [ListFormatCodes.ChSecoXml] = ("""<swiss-sanctions-list list-type="whole-list" date="2026-08-27"><sanctions-program ssid="1"><program-key lang="eng">X</program-key><sanctions-set ssid="10" lang="eng">y</sanctions-set></sanctions-program><target ssid="5"><sanctions-set-id>10</sanctions-set-id><individual><identity main="true"><name><name-part order="1"><value>Müller</value><spelling-variant script="CYRL">Мюллер</spelling-variant></name-part></name><day-month-year day="4" month="5" year="1962" calendar="Gregorian"/></identity><other-information>IMO 1234567 INN 7707083893</other-information></individual><modification modification-type="listed" effective-date="2020-05-04"/></target></swiss-sanctions-list>""", "swiss-sanctions-list"),
    };

    public static TheoryData<string> Formats => [.. Files.Keys];

    public static TheoryData<string> XmlFormats => [.. Files.Where(f => f.Value.Root.Length > 0).Select(f => f.Key)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_whole_file_is_read(string format)
    {
        var list = Read(format, Encoding.UTF8.GetBytes(Files[format].Whole));

        list.Reading.Damage.ShouldBeNull();
        list.Entries.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_byte_order_mark_does_no_harm(string format)
    {
        // A declaration must come first, and a mark may come before it.
        Read(format, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Files[format].Whole)]).Reading.Damage.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_is_cut_off_is_refused_wherever_it_ends(string format)
    {
        var whole = Encoding.UTF8.GetBytes(Files[format].Whole.TrimEnd());
        for (var cut = 1; cut < 40; cut++)
        {
            var length = whole.Length - (whole.Length * cut / 41) - 1;
            // A CSV file has no end: what is cut exactly at the end of a row is caught by the counts of acceptance.
            if (length <= 0 || whole[length - 1] == (byte)'\n' || whole[length] == (byte)'\r')
            {
                continue;
            }

            Read(format, whole[..length]).Reading.Damage.ShouldNotBeNull($"cut after {length} of {whole.Length} bytes").Length.ShouldBeGreaterThan(20);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_in_another_encoding_is_refused(string format)
    {
        Read(format, Encoding.Latin1.GetBytes(Files[format].Whole)).Reading.Damage.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_web_page_is_refused(string format)
    {
        Read(format, Encoding.UTF8.GetBytes(Html)).Reading.Damage.ShouldNotBeNull();
        Read(format, Encoding.UTF8.GetBytes(Html[Html.IndexOf("<html>", StringComparison.Ordinal)..])).Reading.Damage.ShouldNotBeNull().ShouldContain("web page");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_empty_file_is_refused(string format)
    {
        Read(format, []).Reading.Damage.ShouldNotBeNull();
        Read(format, "  \r\n"u8.ToArray()).Reading.Damage.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Zeros_in_the_place_of_the_content_are_refused(string format)
    {
        var bytes = Encoding.UTF8.GetBytes(Files[format].Whole);
        Array.Clear(bytes, bytes.Length / 2, bytes.Length / 2);

        Read(format, bytes).Reading.Damage.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_is_changed_in_a_file_no_exception_leaves_the_reader(string format)
    {
        var whole = Encoding.UTF8.GetBytes(Files[format].Whole);
        var random = new Random(20_261_128);
        var damaged = 0;
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                // A digit, a letter, a quote, a separator, a tag: what breaks readers that trust the values.
                var at = random.Next(bytes.Length);
                bytes[at] = Breaking[random.Next(Breaking.Length)];
            }

            damaged += Read(format, bytes).Reading.Damage is null ? 0 : 1;
        }

        damaged.ShouldBeInRange(1, 1_000);
    }

    [Theory]
    [MemberData(nameof(XmlFormats))]
    public void Entities_from_inside_and_outside_are_refused(string format)
    {
        var root = Files[format].Root;

        Read(format, Encoding.UTF8.GetBytes(Laughs.Replace("{0}", root, StringComparison.Ordinal))).Reading.Damage.ShouldNotBeNull().ShouldContain("DTD");
        Read(format, Encoding.UTF8.GetBytes(Outside.Replace("{0}", root, StringComparison.Ordinal))).Reading.Damage.ShouldNotBeNull().ShouldContain("DTD");
    }

    private static ParsedList Read(string format, byte[] content)
    {
        var reader = ListFormats.Get(format);
        return ListFixtures.Parse(reader, ListFiles.Single(reader.FileNames[0], () => new MemoryStream(content)));
    }
}
