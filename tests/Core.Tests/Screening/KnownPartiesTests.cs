using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Known;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class KnownPartiesTests
{
    private const int Listed = 400;
    private const int Known = 1_500;

    private static readonly ScreeningProfile Profile = new() { Name = "test", Version = 1, MandatoryLists = ["EU"] };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_changed_list_affects_exactly_the_parties_whose_full_check_gives_another_result(int seed)
    {
        var names = new FamilyNames(seed);
        var entries = Enumerable.Range(0, Listed).Select(i => EntryOf(names, i)).ToList();
        var parties = Enumerable.Range(0, Known).Select(i => PartyOf(names, entries, i)).ToList();
        var before = ScreeningIndexBuilder.Build([Snapshot(entries)]);
        var edited = Edited(names, entries, out var changed);
        var after = ScreeningIndexBuilder.Build([Snapshot(edited)]);
        var known = new KnownParties();
        for (var i = 0; i < parties.Count; i++)
        {
            known.Set($"r{i}", parties[i]);
        }

        var affected = new AffectedParties(ListChange.Between(before, after), Profile).Among(known, TestContext.Current.CancellationToken);

        var then = new PartyScreening(new SearchWorkspace(before), Profile, [], "");
        var now = new PartyScreening(new SearchWorkspace(after), Profile, [], "");
        var expected = parties.Index().Where(p => Text(then.Screen(p.Item), []) != Text(now.Screen(p.Item), changed)).Select(p => $"r{p.Index}").ToList();
        expected.Count.ShouldBeGreaterThan(10);
        affected.ShouldBe(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_index_that_takes_over_what_an_earlier_one_has_read_is_the_same(int seed)
    {
        var names = new FamilyNames(seed);
        string[] written = ["Müller-Łódź Trading GmbH", "Muller Lodz", "محمد علي حسن", "K. D. P. Al Zubaydi", "Вячеслав Крупенко", "!!"];
        List<ListEntry> entries = [
            .. Enumerable.Range(0, Listed).Select(i => EntryOf(names, i)),
            .. written.Select((name, i) => new ListEntry { List = "EU", Id = $"W{i}", Kind = EntryKind.Organisation, Names = [new ListedName { Text = name, Script = "Zyyy" }] })];
        var before = ScreeningIndexBuilder.Build([Snapshot(entries)]);
        var edited = Snapshot(Edited(names, entries, out _));

        var fresh = ScreeningIndexBuilder.Build([edited]);
        var taken = ScreeningIndexBuilder.Build([edited], before);

        taken.Words.ShouldBe(fresh.Words);
        taken.NameWords.ShouldBe(fresh.NameWords);
        taken.NameStarts.ShouldBe(fresh.NameStarts);
        taken.NameEntries.ShouldBe(fresh.NameEntries);
        taken.NameOrdinals.ShouldBe(fresh.NameOrdinals);
        taken.Spans.ShouldBe(fresh.Spans);
        taken.SpanStarts.ShouldBe(fresh.SpanStarts);
        taken.Postings.ShouldBe(fresh.Postings);
        taken.SoundWords.ShouldBe(fresh.SoundWords);
    }

    [Fact]
    public void The_same_list_again_affects_nobody()
    {
        var names = new FamilyNames(1);
        var entries = Enumerable.Range(0, Listed).Select(i => EntryOf(names, i)).ToList();
        var known = new KnownParties();
        known.Set("r", PartyOf(names, entries, 0));

        var change = ListChange.Between(
            ScreeningIndexBuilder.Build([Snapshot(entries)]),
            ScreeningIndexBuilder.Build([Snapshot([.. entries.Select(e => e with { Remarks = "printed again" })])]));

        change.Entries.ShouldBeEmpty();
        new AffectedParties(change, Profile).Among(known, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    [Fact]
    public void A_party_that_was_replaced_or_removed_is_not_affected()
    {
        var known = new KnownParties();
        for (var i = 0; i < 3_000; i++)
        {
            known.Set($"r{i}", new Party { Kind = PartyKind.Person, Name = "Tarvik Ondrasek" });
            known.Set($"r{i}", new Party { Kind = PartyKind.Person, Name = i == 7 ? "Tarvik Ondrasek" : "Melina Boustar" });
        }

        known.Remove("r8").ShouldBeTrue();
        known.Remove("r8").ShouldBeFalse();
        known.Count.ShouldBe(2_999);

        var entry = new ListEntry { List = "EU", Id = "1", Kind = EntryKind.Person, Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }] };
        var change = ListChange.Between(ScreeningIndexBuilder.Build([Snapshot([])]), ScreeningIndexBuilder.Build([Snapshot([entry])]));

        new AffectedParties(change, Profile).Among(known, TestContext.Current.CancellationToken).ShouldBe(["r7"]);
    }

    [Fact]
    public void A_new_number_finds_its_party_under_any_name()
    {
        var known = new KnownParties();
        known.Set("r", new Party { Kind = PartyKind.Company, Name = "Melina Boustar", Identifiers = [new Identifier("register", "HRB 778812", "DE")] });
        var entry = new ListEntry { List = "EU", Id = "1", Kind = EntryKind.Organisation, Names = [new ListedName { Text = "Tarvik Ondrasek", Script = "Latn" }] };
        var numbered = entry with { Identifiers = [new Identifier("regnumber", "HRB778812", null)] };

        var change = ListChange.Between(ScreeningIndexBuilder.Build([Snapshot([entry])]), ScreeningIndexBuilder.Build([Snapshot([numbered])]));

        new AffectedParties(change, Profile).Among(known, TestContext.Current.CancellationToken).ShouldBe(["r"]);
    }

    private static string Text(ScreeningResult result, HashSet<string> changed) => result.Outcome + string.Join(
        ';', result.Matches.Select(m => $"{m.Entry.Id} {m.Score}{(changed.Contains(m.Entry.Id) ? " changed" : "")}"));

    private static ListSnapshot Snapshot(IReadOnlyList<ListEntry> entries) => new(
        new ListVersion { List = "EU", Sha256 = new string('a', 64), FetchedAt = ListedWorld.Now, EntryCount = entries.Count, NameCount = 0, Source = "test" },
        entries);

    private static ListEntry EntryOf(FamilyNames names, int number) => new()
    {
        List = "EU",
        Id = $"EU.{number}",
        Kind = names.Chance(5) ? EntryKind.Organisation : EntryKind.Person,
        Names = [.. Enumerable.Range(0, names.Next(1, 4)).Select(_ => new ListedName { Text = names.Name(), Script = "Latn" })],
        BirthDates = names.Chance(2) ? [new ListedDate { From = PartialDate.OfYear(names.Next(1950, 1990)) }] : [],
        Countries = names.Chance(2) ? [names.Country()] : [],
        Identifiers = names.Chance(4) ? [new Identifier("passport", $"P{names.Next(100_000, 100_200)}", null)] : [],
    };

    private static Party PartyOf(FamilyNames names, List<ListEntry> entries, int number)
    {
        var listed = entries[names.Next(0, entries.Count)].Names[0].Text;
        return new Party
        {
            Kind = names.Chance(6) ? PartyKind.Company : PartyKind.Person,
            Name = (number % 3) switch { 0 => names.Name(), 1 => listed, _ => names.Perturbed(listed) },
            BirthDate = names.Chance(3) ? PartialDate.OfDay(names.Next(1950, 1990), 3, 4) : null,
            Countries = names.Chance(2) ? [names.Country()] : [],
            Identifiers = names.Chance(20) ? [new Identifier("passport", $"P{names.Next(100_000, 100_200)}", null)] : [],
        };
    }

    /// <summary>Entries come, go, are renamed, get another birth date, country or alias, or change places.</summary>
    private static List<ListEntry> Edited(FamilyNames names, List<ListEntry> entries, out HashSet<string> changed)
    {
        changed = new HashSet<string>(StringComparer.Ordinal);
        var edited = entries.ToList();
        for (var i = 0; i < 12; i++)
        {
            var at = names.Next(0, edited.Count);
            var entry = edited[at];
            var other = names.Next(0, 6) switch
            {
                0 => entry with { Names = [new ListedName { Text = names.Name(), Script = "Latn" }] },
                1 => entry with { Names = [.. entry.Names, new ListedName { Text = names.Name(), Script = "Latn" }] },
                2 => entry with { BirthDates = [new ListedDate { From = PartialDate.OfYear(names.Next(1900, 1949)) }] },
                3 => entry with { Countries = ["ZZ"] },
                4 => null,
                _ => entry with { Id = $"EU.N{i}", Names = [new ListedName { Text = names.Name(), Script = "Latn" }] },
            };
            if (other is null)
            {
                edited.RemoveAt(at);
            }
            else if (other.Id != entry.Id)
            {
                edited.Add(other);
            }
            else
            {
                edited[at] = other;
            }

            changed.Add(other?.Id ?? entry.Id);
        }

        return edited;
    }
}
