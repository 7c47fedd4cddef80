using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Un;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class ListComparisonTests
{
    private static readonly ListEntry Entry = new()
    {
        List = "UN",
        Id = "QDi.001",
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = "Ivan Petrov", Script = "Latn" }, new ListedName { Text = "Иван Петров", Script = "Cyrl", Role = NameRole.Alias }],
        BirthDates = [new ListedDate { From = PartialDate.OfYear(1962) }],
        BirthPlaces = ["Omsk, Russia"],
        Countries = ["RU"],
        Identifiers = [new Identifier("passport", "AB 123", "RU")],
        Addresses = [new Address { City = "Omsk", Country = "RU" }],
        Programmes = ["RUS"],
        Remarks = "Remark.",
        Functions = ["Minister"],
    };

    public static TheoryData<string, ListEntry> Irrelevant => new()
    {
        { "remarks, functions, dates of listing, links, legal acts", Entry with { Remarks = "Another.", Functions = [], ListedOn = new DateOnly(2026, 1, 1), Link = "https://example.org", LegalActs = ["X"] } },
        { "order of names", Entry with { Names = [Entry.Names[1], Entry.Names[0]] } },
        { "case, white space and role of a name", Entry with { Names = [Entry.Names[0] with { Text = "IVAN  PETROV" }, Entry.Names[1] with { Role = NameRole.Former }] } },
        { "a name said twice", Entry with { Names = [.. Entry.Names, Entry.Names[0]] } },
        { "punctuation of places, numbers and addresses", Entry with { BirthPlaces = ["Omsk Russia."], Identifiers = [new Identifier("passport", "AB-123", "RU")], Addresses = [new Address { Region = "Omsk", Country = "RU" }] } },
        { "the words of a date", Entry with { BirthDates = [Entry.BirthDates[0] with { Original = "in 1962" }] } },
    };

    public static TheoryData<ScreenedField, ListEntry> Relevant => new()
    {
        { ScreenedField.Kind, Entry with { Kind = EntryKind.Organisation } },
        { ScreenedField.Names, Entry with { Names = [Entry.Names[0]] } },
        { ScreenedField.Names, Entry with { Names = [Entry.Names[0], Entry.Names[1] with { Strength = NameStrength.Weak }] } },
        { ScreenedField.BirthDates, Entry with { BirthDates = [new ListedDate { From = PartialDate.OfYear(1963) }] } },
        { ScreenedField.BirthDates, Entry with { BirthDates = [Entry.BirthDates[0] with { Approximate = true }] } },
        { ScreenedField.BirthPlaces, Entry with { BirthPlaces = [] } },
        { ScreenedField.Nationalities, Entry with { Countries = ["RU", "KZ"] } },
        { ScreenedField.Identifiers, Entry with { Identifiers = [new Identifier("passport", "AB 124", "RU")] } },
        { ScreenedField.Addresses, Entry with { Addresses = [] } },
        { ScreenedField.Programmes, Entry with { Programmes = ["RUS", "BLR"] } },
    };

    [Theory]
    [MemberData(nameof(Irrelevant))]
    public void What_no_check_looks_at_is_no_difference(string what, ListEntry after)
    {
        ListComparison.Compare([Entry], [after]).Count.ShouldBe(0, what);
    }

    [Theory]
    [MemberData(nameof(Relevant))]
    public void What_a_check_looks_at_is_told_field_by_field(ScreenedField field, ListEntry after)
    {
        var change = ListComparison.Compare([Entry], [after]).Changed.Single();

        change.Fields.Single().Field.ShouldBe(field);
        (change.Fields[0].Added.Count + change.Fields[0].Removed.Count).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Added_and_removed_entries_come_in_the_order_of_their_ids_and_turn_round_with_the_versions()
    {
        ListEntry[] before = [Entry, Entry with { Id = "c" }, Entry with { Id = "a" }];
        ListEntry[] after = [Entry with { Id = "b" }, Entry];

        var there = ListComparison.Compare(before, after);
        var back = ListComparison.Compare(after, before);

        there.Removed.Select(e => e.Id).ShouldBe(["a", "c"]);
        there.Added.Select(e => e.Id).ShouldBe(["b"]);
        back.Added.ShouldBe(there.Removed);
        back.Removed.ShouldBe(there.Added);
    }

    [Fact]
    public void The_UN_lists_of_March_and_April_2026_differ_in_five_entries()
    {
        var march = Read("2026-03-28.xml");
        var april = Read("2026-04-17.xml");

        var difference = ListComparison.Compare(march, april);

        // The publisher rewrote all 1,004 entries that both files hold: links, comments, dates of updates.
        march.Count.ShouldBe(1_004);
        difference.Changed.Select(c => (c.After.Id, c.Fields.Single().Field)).ShouldBe(
        [
            ("CDi.040", ScreenedField.Identifiers), ("IQi.063", ScreenedField.Names), ("KPi.043", ScreenedField.Identifiers),
            ("TAe.010", ScreenedField.Addresses), ("TAi.150", ScreenedField.Addresses),
        ]);
        difference.Added.Select(e => e.Id).ShouldBe(["QDi.439"]);
        difference.Removed.ShouldBeEmpty();
    }

    private static IReadOnlyList<ListEntry> Read(string file)
    {
        var list = ListFixtures.Parse(new UnXmlFormat(), ListFiles.OnDisk([KeyValuePair.Create("consolidated.xml", ListFixtures.Shared("lists", "un", file))]));
        list.Reading.Damage.ShouldBeNull();
        return list.Entries;
    }
}
