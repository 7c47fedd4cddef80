using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Eu;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.Formats;

public sealed class EuFsfCsvFormatTests
{
    private static readonly EuFsfCsvFormat Format = new();

    [Fact]
    public void Rows_of_an_entity_become_one_entry_wherever_they_stand()
    {
        var list = ListFixtures.Parse(Format, EuCsv.File(
            EuCsv.Person.With(("NameAlias_WholeName", "Ivan Petrov"), ("NameAlias_FirstName", "Ivan"), ("NameAlias_LastName", "Petrov"), ("NameAlias_LogicalId", "1")),
            EuCsv.Company.With(("NameAlias_WholeName", "Example \"Trading\"; Co"), ("NameAlias_LogicalId", "9")),
            EuCsv.Person.With(("NameAlias_WholeName", "Иван Петров"), ("NameAlias_NameLanguage", "RU"), ("NameAlias_LogicalId", "2"), ("NameAlias_Remark", "low quality alias")),
            EuCsv.Person.With(("BirthDate_YearRangeFrom", "1960"), ("BirthDate_YearRangeTo", "1962"), ("BirthDate_Circa", "TRUE"), ("BirthDate_City", "Omsk"), ("BirthDate_CountryIso2Code", "RU"), ("BirthDate_LogicalId", "3")),
            EuCsv.Person.With(("Citizenship_CountryIso2Code", "RU"), ("Citizenship_LogicalId", "4")),
            EuCsv.Person.With(("Identification_Number", "AB123"), ("Identification_TypeCode", "passport"), ("Identification_CountryIso2Code", "RU"), ("Identification_LogicalId", "5")),
            EuCsv.Person.With(("Address_Street", "Lenina 1"), ("Address_City", "Omsk"), ("Address_CountryIso2Code", "00"), ("Address_LogicalId", "6"))));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.ShouldBeEmpty();
        list.Reading.PublishedAt.ShouldBe(new DateTimeOffset(2026, 4, 22, 0, 0, 0, TimeSpan.Zero));
        list.Entries.Select(e => e.Id).ShouldBe(["EU.2.2", "EU.1.1"]);
        var person = list.Entries[1];
        person.Kind.ShouldBe(EntryKind.Person);
        person.OtherIds.ShouldBe(["QDi.001"]);
        person.Names.Select(n => (n.Text, n.Role, n.Strength, n.Script)).ShouldBe([
            ("Ivan Petrov", NameRole.Primary, NameStrength.Strong, "Latn"), ("Иван Петров", NameRole.Alias, NameStrength.Weak, "Cyrl")]);
        var birth = person.BirthDates.Single();
        (birth.From.ToString(), birth.To.ToString(), birth.Approximate).ShouldBe(("1960", "1962", true));
        person.BirthPlaces.ShouldBe(["Omsk, Russian Federation"]);
        person.Countries.ShouldBe(["RU"]);
        person.Identifiers.ShouldBe([new Identifier("passport", "AB123", "RU")]);
        person.Addresses.Single().ShouldBe(new Address { Street = "Lenina 1", City = "Omsk" });
        person.Programmes.ShouldBe(["RUS"]);
        person.LegalActs.ShouldBe(["2022/1 (OJ L1)"]);
        person.ListedOn.ShouldBe(new DateOnly(2022, 3, 1));
        list.Entries[0].PrimaryName.Text.ShouldBe("Example \"Trading\"; Co");
    }

    [Fact]
    public void The_byte_order_mark_and_a_last_empty_line_are_no_trouble()
    {
        var text = "\uFEFF" + EuCsv.File(EuCsv.Person.With(("NameAlias_WholeName", "A B"), ("NameAlias_LogicalId", "1"))) + "\r\n";

        var list = ListFixtures.Parse(Format, text);

        (list.Reading.Damage, list.Entries.Count).ShouldBe((null, 1));
    }

    [Fact]
    public void A_row_that_is_broken_in_the_middle_of_the_file_is_lost_and_told()
    {
        var good = EuCsv.File(EuCsv.Person.With(("NameAlias_WholeName", "A B"), ("NameAlias_LogicalId", "1")));
        var lines = good.Split("\r\n");

        var list = ListFixtures.Parse(Format, string.Join("\r\n", lines[0], "one;two", lines[1], ""));

        list.Reading.Damage.ShouldBeNull();
        list.Reading.Problems.Single().ShouldSatisfyAllConditions(p => p.RecordLost.ShouldBeTrue(), p => p.Line.ShouldBe(2));
        list.Entries.Count.ShouldBe(1);
    }
}
