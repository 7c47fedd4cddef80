using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Uk;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class UkFormatTests
{
    public const string Header = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)";

    private static readonly UkXmlFormat Xml = new();
    private static readonly UkCsvFormat Csv = new();
    private static readonly OfsiCsvFormat Ofsi = new();

    [Fact]
    public void A_person_of_the_XML_file_reads_in_full()
    {
        var entry = ListFixtures.Parse(Xml, """
            <Designations><DateGenerated>02/09/2026</DateGenerated><Designation>
              <DateDesignated>25/01/2001</DateDesignated><UniqueID>RUS0001</UniqueID><OFSIGroupID>7172</OFSIGroupID><UNReferenceNumber>TAi.002</UNReferenceNumber>
              <Names>
                <Name><Name1>Ivan</Name1><Name2>Ivanovich</Name2><Name6>PETROV</Name6><NameType>Primary Name</NameType></Name>
                <Name><Name6>Vanya</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
                <Name><Name1>Iwan</Name1><Name6>PETROW</Name6><NameType>Primary Name Variation</NameType></Name>
              </Names>
              <NonLatinNames><NonLatinName><NameNonLatinScript>Иван Петров</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
              <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
              <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><UKStatementofReasons>Close to &amp;amp;quot;X&amp;amp;quot;.</UKStatementofReasons>
              <Addresses><Address><AddressLine1>Lenina 1</AddressLine1><AddressLine6>Omsk</AddressLine6><AddressPostalCode>644000</AddressPostalCode><AddressCountry>Russia</AddressCountry></Address></Addresses>
              <IndividualDetails><Individual>
                <DOBs><DOB>dd/mm/1945</DOB><DOB>dd/08/1946</DOB><DOB>15/07/1947</DOB></DOBs>
                <Nationalities><Nationality>Russia</Nationality></Nationalities><Positions><Position>Minister</Position></Positions>
                <BirthDetails><Location><TownOfBirth>Omsk</TownOfBirth><CountryOfBirth>Russia</CountryOfBirth></Location></BirthDetails>
                <PassportDetails><Passport><PassportNumber>AB1234567</PassportNumber><PassportAdditionalInformation>Issued in Omsk</PassportAdditionalInformation></Passport></PassportDetails>
                <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>77-12</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
              </Individual></IndividualDetails>
            </Designation></Designations>
            """).Entries.Single();

        (entry.List, entry.Id, entry.Kind, entry.ListedOn).ShouldBe((ListCodes.Uk, "RUS0001", EntryKind.Person, new DateOnly(2001, 1, 25)));
        entry.OtherIds.ShouldBe(["TAi.002", "OFSI-7172"]);
        entry.Names.Select(n => (n.Text, n.Role, n.Strength, n.Script)).ShouldBe([
            ("Ivan Ivanovich PETROV", NameRole.Primary, NameStrength.Strong, "Latn"), ("Vanya", NameRole.Alias, NameStrength.Weak, "Latn"),
            ("Iwan PETROW", NameRole.Alias, NameStrength.Strong, "Latn"), ("Иван Петров", NameRole.Primary, NameStrength.Strong, "Cyrl")]);
        (entry.PrimaryName.GivenName, entry.PrimaryName.FamilyName).ShouldBe(("Ivan Ivanovich", "PETROV"));
        entry.BirthDates.Select(d => d.From.ToString()).ShouldBe(["1945", "1946-08", "1947-07-15"]);
        entry.BirthPlaces.ShouldBe(["Omsk, Russia"]);
        entry.Countries.ShouldBe(["RU"]);
        entry.Addresses.Single().ShouldBe(new Address { Street = "Lenina 1", City = "Omsk", PostalCode = "644000", Country = "RU" });
        entry.Identifiers.ShouldBe([new Identifier("passport", "AB1234567"), new Identifier("id", "77-12")]);
        entry.Programmes.ShouldBe(["The Russia (Sanctions) (EU Exit) Regulations 2019"]);
        entry.Functions.ShouldBe(["Minister"]);
        entry.Remarks.ShouldNotBeNull().ShouldContain("Close to \"X\".");
    }

    [Fact]
    public void A_ship_has_its_IMO_number_and_its_flag()
    {
        var entry = ListFixtures.Parse(Xml, """
            <Designations><Designation><UniqueID>RUS2000</UniqueID><Names><Name><Name6>SEA STAR</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip>
            <ShipDetails><Ship><IMONumbers><IMONumber>IMO 9187629</IMONumber></IMONumbers><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Gabon</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips></Ship></ShipDetails>
            </Designation></Designations>
            """).Entries.Single();

        (entry.Kind, entry.Identifiers.Single(), entry.Countries.Single()).ShouldBe((EntryKind.Vessel, new Identifier("imo", "9187629"), "GA"));
    }

    [Fact]
    public void Rows_of_the_CSV_file_fold_into_one_entry_and_exact_duplicates_count_once()
    {
        var row = Row(("Unique ID", "RUS0001"), ("OFSI Group ID", "5"), ("Name 6", "PETROV"), ("Name 1", "Ivan"), ("Name type", "Primary Name"), ("Designation Type", "Individual"),
            ("Regime Name", "Russia"), ("D.O.B", "dd/mm/1945"), ("Nationality(/ies)", "(1) Saudi Arabia. (2) Qatar"), ("Name non-latin script", "Иван Петров"));
        var list = ListFixtures.Parse(Csv, $"Report Date: 08-Oct-2026\r\n{Header}\r\n{row}{row}"
            + Row(("Unique ID", "AFG0001"), ("Name 6", "HAWALA"), ("Name type", "Alias"), ("Designation Type", "Entity"), ("Business registration number (s)", "12345"))
            + Row(("Unique ID", "RUS0001"), ("Name 6", "Vanya"), ("Name type", "ALias"), ("Alias strength", "Low quality a.k.a"), ("Designation Type", "Individual"), ("Regime Name", "Russia"), ("Passport number", "77 1234567")));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2026, 10, 8, 0, 0, 0, TimeSpan.Zero));
        list.Entries.Select(e => e.Id).ShouldBe(["AFG0001", "RUS0001"]);
        var entry = list.Entries[1];
        entry.Names.Select(n => (n.Text, n.Strength)).ShouldBe([("Ivan PETROV", NameStrength.Strong), ("Иван Петров", NameStrength.Strong), ("Vanya", NameStrength.Weak)]);
        entry.BirthDates.Count.ShouldBe(1);
        entry.Countries.ShouldBe(["SA", "QA"]);
        entry.Programmes.ShouldBe(["Russia"]);
        list.Entries[0].Identifiers.ShouldBe([new Identifier("register", "12345")]);
    }

    [Fact]
    public void The_genuine_excerpt_reads_in_full()
    {
        var list = ListFixtures.Parse(Xml, ListFiles.OnDisk([KeyValuePair.Create("UK-Sanctions-List.xml", ListFixtures.Shared("lists", "uk", "uksl-excerpt-2026-09-02.xml"))]));

        (list.Reading.Damage, list.Reading.Problems.Count, list.Entries.Count).ShouldBe((null, 0, 2));
        list.Entries[1].BirthDates.Select(d => d.From.ToString()).ShouldBe(["1945", "1946"]);
        list.Entries[0].Names.Count.ShouldBe(3);
    }

    [Fact]
    public void The_header_that_the_tests_use_is_the_genuine_one()
    {
        File.ReadAllLines(ListFixtures.Shared("lists", "uk", "uksl-csv-header-2026-10-08.txt"))[1].ShouldBe(Header);
    }

    [Fact]
    public void Rows_of_OFSIs_old_file_fold_by_group_though_they_are_sorted_by_name()
    {
        const string header = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID";
        var text = $"""
            Last Updated,13/04/2018,,,,,,,,,,,,,,,,,,,,,,,,,,,
            {header}
            AL-QAHTANI,Sheikh,Farooq,,,,,00/00/1980,,Saudi Arabia,1) Saudi Arabia 2) Qatar,Passport No: 592667 (Qatari passport issued on 3 May 2007).,,,,,,,,,,Afghanistan,UN Ref QDe.004. Emir.,Individual,AKA,Al-Qaida,01/04/2016,01/04/2016,13349
            TONG SAN 2,,,,,,,,,,,,,,,,,,,,,,IMO: 8937675. MMSI: 445539000.,Entity,Prime Alias,North Korea,19/10/2017,19/10/2017,13556
            CAÑÓN,,,,,,,01/08/1979,,,,,,,,,,,,,,,,Individual,Prime Alias,Al-Qaida,01/04/2016,01/04/2016,13349

            """;
        foreach (var encoding in new[] { Encoding.UTF8, CodePagesEncodingProvider.Instance.GetEncoding(1252)! })
        {
            var list = ListFixtures.Parse(Ofsi, ListFiles.Single("ConList.csv", () => new MemoryStream(encoding.GetBytes(text))));

            list.Reading.Damage.ShouldBeNull();
            var (ship, person) = (list.Entries[0], list.Entries[1]);
            (ship.Kind, ship.Identifiers.Single().Value).ShouldBe((EntryKind.Vessel, "8937675"));
            person.PrimaryName.Text.ShouldBe("CAÑÓN");
            person.BirthDates.Select(d => d.From.ToString()).ShouldBe(["1980", "1979-08-01"]);
            person.Identifiers.ShouldBe([new Identifier("passport", "592667")]);
            person.OtherIds.ShouldBe(["QDe.004"]);
            person.Countries.ShouldBe(["SA", "QA"]);
        }
    }

    [Fact]
    public void The_genuine_file_of_OFSI_of_2018_reads_in_full()
    {
        var list = ListFixtures.Parse(Ofsi, ListFiles.OnDisk([KeyValuePair.Create("ConList.csv", ListFixtures.Shared("lists", "uk", "ConList-2018-04-13.csv.gz"))]));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.Where(p => p.RecordLost).ShouldBeEmpty();
        list.Reading.Problems.Count.ShouldBeLessThan(15);
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2018, 4, 13, 0, 0, 0, TimeSpan.Zero));
        list.Entries.Count.ShouldBeInRange(1_900, 2_500);
        // What stays in words says more than a country: "citizenship revoked in January 2015".
        list.Entries.SelectMany(e => e.Countries).Count(c => c.Length != 2).ShouldBeLessThan(60);
    }

    private static string Row(params (string Column, string Value)[] cells)
    {
        var values = cells.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
        return string.Join(',', Header.Split(',').Select(c => values.GetValueOrDefault(c, ""))) + "\r\n";
    }
}
