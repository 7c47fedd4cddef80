using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Ch;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class SecoXmlFormatTests
{
    private static readonly SecoXmlFormat Format = new();

    [Fact]
    public void Spellings_multiply_within_a_script_in_the_order_of_the_parts()
    {
        var entry = Person("""
            <name name-type="primary-name" quality="good">
              <name-part order="2" name-part-type="given-name"><value>Dzmitry</value><spelling-variant script="LATN">Dmitry</spelling-variant><spelling-variant script="CYRL">Дмитрий</spelling-variant></name-part>
              <name-part order="1" name-part-type="family-name"><value>Lukashenka</value><spelling-variant script="LATN">Lukashenko</spelling-variant><spelling-variant script="CYRL">Лукашенко</spelling-variant></name-part>
            </name>
            <name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Dima</value></name-part></name>
            <name name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>Old Name</value></name-part></name>
            """);

        entry.Names.Select(n => (n.Text, n.Role, n.Strength)).ShouldBe(
        [
            ("Lukashenka Dzmitry", NameRole.Primary, NameStrength.Strong), ("Lukashenko Dzmitry", NameRole.Primary, NameStrength.Strong),
            ("Lukashenka Dmitry", NameRole.Primary, NameStrength.Strong), ("Lukashenko Dmitry", NameRole.Primary, NameStrength.Strong),
            ("Лукашенко Дмитрий", NameRole.Primary, NameStrength.Strong), ("Dima", NameRole.Alias, NameStrength.Weak), ("Old Name", NameRole.Former, NameStrength.Strong),
        ]);
        (entry.Names[0].GivenName, entry.Names[0].FamilyName).ShouldBe(("Dzmitry", "Lukashenka"));
    }

    [Fact]
    public void A_script_in_which_a_part_is_missing_gives_a_weak_name()
    {
        var entry = Person("""
            <name name-type="primary-name" quality="good">
              <name-part order="1" name-part-type="family-name"><value>Kim</value><spelling-variant script="HANG">김</spelling-variant></name-part>
              <name-part order="2" name-part-type="given-name"><value>Chol</value></name-part>
            </name>
            """);

        entry.Names.Select(n => (n.Text, n.Strength)).ShouldBe([("Kim Chol", NameStrength.Strong), ("김", NameStrength.Weak)]);
    }

    [Fact]
    public void The_product_of_spellings_is_bounded_and_every_variant_is_still_there()
    {
        static string Part(int order) => $"<name-part order=\"{order}\" name-part-type=\"further-given-name\"><value>P{order}</value>"
            + string.Concat(Enumerable.Range(1, 12).Select(v => $"<spelling-variant script=\"LATN\">P{order}v{v}</spelling-variant>")) + "</name-part>";

        var list = Parse($"<target ssid=\"1\"><sanctions-set-id>10</sanctions-set-id><individual><identity main=\"true\"><name name-type=\"primary-name\">{Part(1)}{Part(2)}{Part(3)}{Part(4)}</name></identity></individual></target>");

        var names = list.Entries.Single().Names;
        names.Count.ShouldBe(SecoNames.MaximumSpellings);
        names.SelectMany(n => n.Text.Split(' ')).Distinct().Count().ShouldBe(4 * 13);
        list.Reading.Problems.Single().ShouldSatisfyAllConditions(p => p.RecordLost.ShouldBeFalse(), p => p.What.ShouldContain("64 spellings"));
    }

    [Fact]
    public void The_newest_modification_in_force_decides_and_its_copies_are_no_names()
    {
        var copy = "<added><identity main=\"true\"><name name-type=\"alias\"><name-part order=\"1\" name-part-type=\"whole-name\"><value>Historic</value></name-part></name></identity></added>";
        var list = Parse(
            Target("1", $"<modification modification-type=\"amended\" effective-date=\"2015-11-18\">{copy}</modification><modification modification-type=\"de-listed\" effective-date=\"2016-03-01\"/>")
            + Target("2", "<modification modification-type=\"listed\" effective-date=\"2020-01-01\"/><modification modification-type=\"de-listed\" effective-date=\"2016-03-01\"/>")
            + Target("3", "<modification modification-type=\"de-listed\" effective-date=\"2027-01-01\"/><modification modification-type=\"listed\" effective-date=\"2020-01-01\"/>")
            + Target("4", $"<modification modification-type=\"amended\" effective-date=\"2024-01-01\">{copy}</modification><modification modification-type=\"listed\" effective-date=\"2021-05-04\"/>"));

        list.Entries.Select(e => e.Id).ShouldBe(["2", "3", "4"]);
        list.Entries.SelectMany(e => e.Names).ShouldAllBe(n => n.Text == "X");
        list.Entries[2].ListedOn.ShouldBe(new DateOnly(2021, 5, 4));
    }

    [Fact]
    public void Facts_come_from_identities_places_and_prose()
    {
        var list = Parse("""
            <target ssid="7"><sanctions-set-id>11</sanctions-set-id><foreign-identifier>QDi.001</foreign-identifier><foreign-identifier>140</foreign-identifier>
              <individual><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="title"><value>Dr.</value></name-part><name-part order="2" name-part-type="whole-name"><value>A B</value></name-part></name>
                <day-month-year year="1962" calendar="Gregorian"/><day-month-year day="1" month="2" year="1963" calendar="Gregorian"/><day-month-year year="1340" calendar="Persian"/>
                <nationality><country iso-code="IR">Iran</country></nationality><place-of-birth place-id="90"/>
                <address place-id="90"><address-details>Street 1</address-details><zip-code>111</zip-code></address>
                <identification-document document-type="passport"><number>E123</number><issuer code="IR">Iran</issuer></identification-document></identity>
                <justification>Because.</justification></individual></target>
            <target ssid="8"><sanctions-set-id>10</sanctions-set-id><entity><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Bank</value></name-part></name></identity>
              <other-information>INN: 7707083893; OGRN 1027700132195; SWIFT/BIC: SABRRUMM. Phone +7 495 1234567</other-information></entity></target>
            <target ssid="9"><sanctions-set-id>10</sanctions-set-id><object object-type="vessel"><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Hui Chon</value></name-part></name></identity>
              <other-information>IMO Number: 8405270</other-information></object></target>
            """);

        var person = list.Entries[0];
        person.PrimaryName.Text.ShouldBe("A B");
        person.Functions.ShouldBe(["Dr."]);
        person.OtherIds.ShouldBe(["QDi.001"]);
        person.BirthDates.Select(d => d.From.ToString()).ShouldBe(["1962", "1963-02-01"]);
        person.BirthPlaces.ShouldBe(["Tehran, Iran"]);
        person.Countries.ShouldBe(["IR"]);
        person.Addresses.Single().ShouldBe(new Address { Street = "Street 1", PostalCode = "111", City = "Tehran", Country = "IR" });
        person.Identifiers.ShouldBe([new Identifier("passport", "E123", "IR")]);
        person.Programmes.ShouldBe(["Iran"]);
        person.LegalActs.ShouldBe(["Ordinance on Iran, article 2"]);
        list.Entries[1].Identifiers.ShouldBe([new Identifier("tax", "7707083893"), new Identifier("register", "1027700132195"), new Identifier("swift", "SABRRUMM")]);
        (list.Entries[2].Kind, list.Entries[2].Identifiers.Single()).ShouldBe((EntryKind.Vessel, new Identifier("imo", "8405270")));
        list.Reading.Problems.Single().What.ShouldContain("calendar");
    }

    [Fact]
    public void A_file_of_amendments_is_not_taken_for_the_list()
    {
        var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("consolidated-list.xml", ListFixtures.Shared("lists", "ch", "seco-amendments-2024-01-17.xml"))]));

        list.Reading.Damage.ShouldNotBeNull().ShouldContain("not the whole list");
        list.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void The_genuine_excerpt_yields_its_live_targets_only()
    {
        var list = ListFixtures.Parse(Format, ListFiles.OnDisk([KeyValuePair.Create("consolidated-list.xml", ListFixtures.Shared("lists", "ch", "seco-excerpt-2026-08-27.xml"))]));

        (list.Reading.Damage, list.Reading.Problems.Count).ShouldBe((null, 0));
        list.Entries.Select(e => (e.Id, e.Programmes.Single())).ShouldBe([("46130", "Belarus"), ("34461", "North Korea")]);
        list.Entries[1].Names.Select(n => n.Text).ShouldBe(["Hui Chon", "Hwang Gum San 2"]);
    }

    private static string Target(string id, string modifications) =>
        $"<target ssid=\"{id}\"><sanctions-set-id>10</sanctions-set-id><entity><identity main=\"true\"><name name-type=\"primary-name\"><name-part order=\"1\" name-part-type=\"whole-name\"><value>X</value></name-part></name></identity></entity>{modifications}</target>";

    private static ListEntry Person(string names) =>
        Parse($"<target ssid=\"1\"><sanctions-set-id>10</sanctions-set-id><individual><identity main=\"true\">{names}</identity></individual></target>").Entries.Single();

    // Places stand behind the targets here, to show that their order does not matter.
    private static ParsedList Parse(string targets) => ListFixtures.Parse(Format, $"""
        <swiss-sanctions-list list-type="whole-list" date="2026-08-27">
        <sanctions-program ssid="1"><program-key lang="ger">Weissrussland</program-key><program-key lang="eng">Belarus</program-key><program-name lang="eng">Ordinance on Belarus</program-name><sanctions-set ssid="10" lang="eng">article 1</sanctions-set></sanctions-program>
        <sanctions-program ssid="2"><program-key lang="eng">Iran</program-key><program-name lang="eng">Ordinance on Iran</program-name><sanctions-set ssid="11" lang="ger">Artikel 2</sanctions-set><sanctions-set ssid="11" lang="eng">article 2</sanctions-set></sanctions-program>
        {targets}
        <place ssid="90"><location>Tehran</location><country iso-code="IR">Iran</country></place>
        </swiss-sanctions-list>
        """);
}
