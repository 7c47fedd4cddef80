using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.House;

public sealed class HouseFormatTests
{
    public static readonly HouseEntry Entry = new()
    {
        Id = "H-1",
        Kind = "person",
        Name = "Jürgen \"Jo\" Müller; Jr.",
        Aliases = ["Jo Mueller", "Юрген Мюллер"],
        WeakAliases = ["Jo"],
        FormerNames = ["J. Schmidt"],
        BirthDates = ["1962-05-04", "circa 1963"],
        BirthPlaces = ["Omsk, Russia"],
        Nationalities = ["DE", "Russland"],
        Identifiers = ["passport:AB:123:RU", "imo:9187629"],
        City = "Omsk",
        Country = "Russia",
        Programme = "RUS",
        LegalAct = "(EU) 2026/123",
        Remarks = "Line with; semicolon",
        Link = "https://eur-lex.europa.eu/x",
        ListedOn = "04.05.2026",
        ExpectedOn = "EU",
        Reference = "EU.1234.56",
        EnteredOn = "2026-05-05",
    };

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        var read = new List<HouseEntry>();

        HouseFormat.Walk(Files(HouseFormat.Write([Entry, Entry with { Id = "A" }])), new CsvProblems("x"), (e, _) => read.Add(e), TestContext.Current.CancellationToken).ShouldBeNull();

        read.ShouldBe([Entry with { Id = "A" }, Entry]);
        HouseEntries.MistakesOf(read[1], needsId: true).ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_is_screened_with_everything_it_says()
    {
        var entry = ListFixtures.Parse(new HouseFormat(), Files(HouseFormat.Write([Entry]))).Entries.Single();

        (entry.List, entry.Id, entry.Kind, entry.ListedOn).ShouldBe((ListCodes.House, "H-1", EntryKind.Person, new DateOnly(2026, 5, 4)));
        entry.OtherIds.ShouldBe(["EU.1234.56"]);
        entry.Names.Select(n => (n.Text, n.Role, n.Strength)).ShouldBe([
            ("Jürgen \"Jo\" Müller; Jr.", NameRole.Primary, NameStrength.Strong), ("Jo Mueller", NameRole.Alias, NameStrength.Strong), ("Юрген Мюллер", NameRole.Alias, NameStrength.Strong),
            ("J. Schmidt", NameRole.Former, NameStrength.Strong), ("Jo", NameRole.Alias, NameStrength.Weak)]);
        entry.BirthDates.Select(d => (d.From.ToString(), d.Approximate)).ShouldBe([("1962-05-04", false), ("1963", true)]);
        entry.Countries.ShouldBe(["DE", "RU"]);
        entry.Identifiers.ShouldBe([new Identifier("passport", "AB:123", "RU"), new Identifier("imo", "9187629")]);
        entry.Addresses.Single().ShouldBe(new Address { City = "Omsk", Country = "RU" });
    }

    [Theory]
    [InlineData("id;kind;name;birth_dates\r\nX;person;Müller;1962\r\n")]
    [InlineData("Kind,Name,Birth Dates,ID\nperson,Müller,1962,X\n")]
    [InlineData("Kennung\tArt\tName\tGeburtsdatum\nX\tnatürliche Person\tMüller\t1962")]
    public void Spreadsheets_of_either_language_and_encoding_are_read(string text)
    {
        foreach (var encoding in new[] { Encoding.UTF8, new UTF8Encoding(true), CodePagesEncodingProvider.Instance.GetEncoding(1252)! })
        {
            var (entries, mistakes) = ReadHouseFile.Read([.. encoding.Preamble, .. encoding.GetBytes(text)], TestContext.Current.CancellationToken);

            mistakes.ShouldBeEmpty();
            var entry = entries.Single();
            (entry.Id, entry.Name, entry.BirthDates.Single(), HouseEntries.KindOf(entry.Kind)).ShouldBe(("X", "Müller", "1962", EntryKind.Person));
        }
    }

    [Fact]
    public void Every_mistake_is_told_at_its_line_and_no_name_is_repeated()
    {
        var (_, found) = ReadHouseFile.Read(
            "id;kind;name;birth_dates;nationalities;identifiers;expected_on;link;listed_on\nx y;planet;Plantedname;yesterday;Atlantis;passport;XX;ftp:/x;soon\nA;person;;;;;;;\nA;person;MÃ¼ller;;;;;;\n"u8.ToArray(),
            TestContext.Current.CancellationToken);

        found.ShouldAllBe(m => m.German.StartsWith("Zeile ", StringComparison.Ordinal));
        var mistakes = found.Select(m => m.English).ToArray();
        mistakes.Length.ShouldBe(11);
        mistakes.Count(m => m.StartsWith("Line 2:", StringComparison.Ordinal)).ShouldBe(8);
        mistakes.ShouldContain(m => m.StartsWith("Line 3:", StringComparison.Ordinal) && m.Contains("no name", StringComparison.Ordinal));
        mistakes.ShouldContain(m => m.StartsWith("Line 4:", StringComparison.Ordinal) && m.Contains("more than once", StringComparison.Ordinal));
        mistakes.ShouldContain(m => m.StartsWith("Line 4:", StringComparison.Ordinal) && m.Contains("encoding", StringComparison.Ordinal));
        mistakes.ShouldAllBe(m => !m.Contains("Plantedname", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;kind\nA;person\n")]
    [InlineData("id;kind;name\n")]
    [InlineData("id;kind;name\nA;person")]
    [InlineData("<!DOCTYPE html><html></html>")]
    public void A_file_that_is_no_house_list_is_refused(string text)
    {
        ReadHouseFile.Read(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken).Mistakes.ShouldNotBeEmpty();
    }

    private static ListFiles Files(byte[] csv) => ListFiles.Single(HouseFormat.FileName, () => new MemoryStream(csv));
}
