using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class ScorePropertiesTests
{
    private static ListedWorld ManyListed(int seed, int count)
    {
        var names = new InventedNames(seed);
        var world = new ListedWorld();
        for (var i = 0; i < count; i++)
        {
            world.Person(names.Name());
        }

        world.Profile = world.Profile with { ReviewThreshold = 0.4 };
        return world;
    }

    [Fact]
    public async Task The_parts_of_every_match_sum_to_its_score()
    {
        var world = ManyListed(seed: 1, count: 400);
        var names = new InventedNames(1);
        var parties = Enumerable.Range(0, 300).Select(_ => new Party
        {
            Kind = PartyKind.Person,
            Name = names.Perturbed(names.Name()),
            Countries = ["DE"],
        }).ToArray();

        var matches = (await world.ScreenAsync(parties)).SelectMany(r => r.Nearest is null ? r.Matches : [.. r.Matches, r.Nearest]).ToList();

        matches.Count.ShouldBeGreaterThan(60);
        matches.ShouldAllBe(m => m.Parts.Sum(p => (decimal)p.Points) == (decimal)m.Score && m.Score >= 0 && m.Score <= 1);
        matches.ShouldAllBe(m => m.Parts.All(p => ScorePartCodes.All.Contains(p.Code)));
    }

    [Fact]
    public async Task Case_and_word_order_change_nothing()
    {
        var world = ManyListed(seed: 2, count: 300);
        var names = new InventedNames(2);
        var listed = Enumerable.Range(0, 300).Select(_ => names.Name()).ToArray();
        var written = listed.Where((_, i) => i % 3 == 0).Select(names.Perturbed).ToArray();
        var rewritten = written.Select(n => string.Join(' ', names.Shuffled(n.ToUpperInvariant().Split(' '))));
        static Party PartyOf(string name) => new() { Kind = PartyKind.Person, Name = name };

        var left = await world.ScreenAsync([.. written.Select(PartyOf)]);
        var right = await world.ScreenAsync([.. rewritten.Select(PartyOf)]);

        // Below any sensible threshold a pair of neighbours that happens to read as one listed word may differ.
        static double Matching(ScreeningResult result) => Best(result) is >= 0.7 and var best ? best : 0;
        left.Count(r => Matching(r) > 0).ShouldBeGreaterThan(50);
        right.Select(Matching).ShouldBe(left.Select(Matching));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_result_to_the_last_digit()
    {
        var names = new InventedNames(3);
        var parties = Enumerable.Range(0, 100).Select(_ => new Party { Kind = PartyKind.Person, Name = names.Perturbed(names.Name()) }).ToArray();

        var first = await ManyListed(3, 300).ScreenAsync(parties);
        var second = await ManyListed(3, 300).ScreenAsync([.. parties.Reverse()]);

        first.Select(Text).ShouldBe(second.Reverse().Select(Text));
    }

    [Fact]
    public async Task A_list_outside_the_profile_moves_no_score()
    {
        var world = ManyListed(seed: 4, count: 50);
        var names = new InventedNames(4);
        var party = new Party { Kind = PartyKind.Person, Name = names.Perturbed(names.Name()) };
        var before = Text((await world.ScreenAsync(party))[0]);
        for (var i = 0; i < 500; i++)
        {
            world.Person(party.Name, "OTHER");
        }

        Text((await world.ScreenAsync(party))[0]).ShouldBe(before);
    }

    [Fact]
    public void The_index_finds_what_a_loop_over_all_names_finds()
    {
        var names = new InventedNames(5);
        var world = new ListedWorld();
        var listed = Enumerable.Range(0, 1_000).Select(_ => names.Name()).ToArray();
        foreach (var name in listed)
        {
            world.Person(name);
        }

        var index = ScreeningIndexBuilder.Build(world.Snapshots());
        var workspace = new SearchWorkspace(index);
        int matches = 0, found = 0;
        for (var i = 0; i < 200; i++)
        {
            var text = names.Perturbed(listed[i * 5]);
            var query = new QueryName(text, NameNormalizer.Normalize(text));
            var candidates = CandidateSearch.Find(workspace, query, MatchWeights.Default, 0.65).Select(c => c.Name).ToHashSet();
            for (var name = 0; name < index.NameCount; name++)
            {
                if (NameAligner.Compare(query, new ListedWords(index, name), MatchWeights.Default.Person).Score >= 0.75)
                {
                    matches++;
                    found += candidates.Contains(name) ? 1 : 0;
                }
            }
        }

        matches.ShouldBeGreaterThan(150);
        ((double)found / matches).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    [Fact]
    public void Edit_distance_is_symmetric_bounded_and_zero_only_for_equals() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (a, b) =>
        {
            var (left, right) = (Cut(a.Get), Cut(b.Get));
            var distance = EditDistance.Within(left, right, 30);
            return distance == EditDistance.Within(right, left, 30)
                && distance <= Math.Max(left.Length, right.Length)
                && (distance == 0) == string.Equals(left, right, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_normalises_without_an_exception_and_stays_itself() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text =>
        {
            var once = NameNormalizer.Normalize(text).Where(t => t.Class != WordClass.LegalForm).Select(t => t.Text).ToArray();
            return once.All(w => w.Length is > 0 and <= NameLimits.WordLength);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ab", "ba", 1)]
    [InlineData("ondrasek", "ondarsek", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Edit_distance_counts_a_swap_once(string a, string b, int distance) => EditDistance.Within(a, b, 5).ShouldBe(distance);

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages()
    {
        foreach (var code in ScorePartCodes.All)
        {
            ScorePartTexts.German(code).ShouldNotBe(code);
            ScorePartTexts.English(code).ShouldNotBe(code);
            ScorePartTexts.German(code).ShouldNotBe(ScorePartTexts.English(code));
        }
    }

    private static string Cut(string text) => text.Length > 30 ? text[..30] : text;

    private static double Best(ScreeningResult result) => result.Matches.Count > 0 ? result.Matches[0].Score : result.Nearest?.Score ?? 0;

    private static string Text(ScreeningResult result) => string.Join('|', result.Matches.Concat(result.Nearest is null ? [] : [result.Nearest])
        .Select(m => $"{m.Entry.Id} {m.Score:R} {string.Join(' ', m.Parts.Select(p => $"{p.Code}{p.Points:R}"))}").Prepend(result.Outcome.ToString()));
}
