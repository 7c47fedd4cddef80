using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Lists.House;

public sealed class HouseExpectationsTests
{
    private static readonly HouseEntry Person = new()
    {
        Id = "H-1",
        Kind = "person",
        Name = "José Álvarez-Peña",
        BirthDates = ["1962-05-04"],
        Nationalities = ["ES"],
        ExpectedOn = "EU",
        EnteredOn = "2026-05-05",
    };

    private static readonly ListEntry Listed = new()
    {
        List = ListCodes.Eu,
        Id = "EU.1.1",
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = "ALVAREZ PENA, Jose", Script = "Latn" }],
        BirthDates = [new ListedDate { From = PartialDate.OfYear(1962) }],
        Countries = ["ES"],
    };

    [Fact]
    public void An_entry_waits_until_its_list_has_it()
    {
        Look(Person).ShouldBe((false, new DateOnly(2026, 5, 5)));
        Look(Person, Listed).Arrived.ShouldBeTrue();
        Look(Person, Listed with { List = ListCodes.Un }).Arrived.ShouldBeFalse();
    }

    [Fact]
    public void A_namesake_does_not_end_the_waiting()
    {
        Look(Person, Listed with { BirthDates = [new ListedDate { From = PartialDate.OfYear(1970) }] }).Arrived.ShouldBeFalse();
        Look(Person with { BirthDates = [] }, Listed with { Countries = ["FR"], BirthDates = [] }).Arrived.ShouldBeFalse();
        Look(Person, Listed with { Kind = EntryKind.Organisation }).Arrived.ShouldBeFalse();
        Look(Person with { BirthDates = [], Identifiers = ["passport:A1"] }, Listed with { Identifiers = [new Identifier("passport", "B2")] }).Arrived.ShouldBeFalse();
    }

    [Fact]
    public void An_identifier_or_the_reference_number_decides()
    {
        var other = Listed with { BirthDates = [new ListedDate { From = PartialDate.OfYear(1970) }], Identifiers = [new Identifier("passport", "AB-123")] };
        Look(Person with { Identifiers = ["passport:AB 123"] }, other).Arrived.ShouldBeTrue();

        var renamed = Listed with { Names = [new ListedName { Text = "Other", Script = "Latn" }], OtherIds = ["QDi.001"] };
        Look(Person with { Reference = "eu 1.1" }, renamed).Arrived.ShouldBeTrue();
        Look(Person with { Reference = "QDi.001" }, renamed).Arrived.ShouldBeTrue();
        Look(Person with { Reference = "EU.1.11" }, renamed).Arrived.ShouldBeFalse();
    }

    [Fact]
    public void A_designation_of_which_only_the_name_is_known_is_recognised_by_it()
    {
        var ship = new HouseEntry { Id = "H-2", Kind = "vessel", Name = "Sea Star", ExpectedOn = "EU" };

        Look(ship, Listed with { Kind = EntryKind.Organisation, Names = [new ListedName { Text = "SEA STAR", Script = "Latn" }] }).Arrived.ShouldBeTrue();
    }

    private static (bool Arrived, DateOnly? Since) Look(HouseEntry entry, params ListEntry[] listed)
    {
        var snapshots = listed.GroupBy(l => l.List).Select(g => new ListSnapshot(
            new ListVersion { List = g.Key, Sha256 = "x", FetchedAt = default, EntryCount = 1, NameCount = 1, Source = "x" }, [.. g])).ToArray();
        var expectation = HouseExpectations.Of(new HouseList(1, [entry], default), new ListGeneration(1, snapshots)).Single();
        return (expectation.Arrived is not null, expectation.Since);
    }
}
