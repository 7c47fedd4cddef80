using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Names;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class WorkspacePoolTests
{
    private readonly InventedNames names = new(11);
    private readonly ListedWorld world = new();

    public WorkspacePoolTests()
    {
        world.Profile = world.Profile with { ReviewThreshold = 0.4 };
        for (var i = 0; i < 500; i++)
        {
            world.Person(names.Name());
        }
    }

    [Fact]
    public async Task Pooled_and_fresh_workspaces_give_the_same_results()
    {
        var parties = Parties(200);
        var fresh = new List<string>();
        foreach (var party in parties)
        {
            fresh.Add(Text((await world.ScreenAsync(party))[0]));
        }

        var screener = Screener(out _);
        for (var round = 0; round < 2; round++)
        {
            var pooled = new List<string>();
            foreach (var party in parties)
            {
                pooled.Add(Text((await ScreenAsync(screener, party))[0]));
            }

            pooled.ShouldBe(fresh);
            (await ScreenAsync(screener, parties)).Select(Text).ShouldBe(fresh);
        }
    }

    [Fact]
    public async Task Concurrent_calls_agree_with_one_after_the_other()
    {
        var parties = Parties(100);
        var expected = (await world.ScreenAsync(parties)).Select(Text).ToArray();
        var screener = Screener(out _);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            // Every worker begins elsewhere, so that words are remembered in another order.
            var order = Enumerable.Range(0, parties.Length).Select(i => (i + (worker * 13)) % parties.Length).ToArray();
            var texts = new string[parties.Length];
            foreach (var i in order)
            {
                texts[i] = Text((await ScreenAsync(screener, parties[i]))[0]);
            }

            return texts;
        })));

        foreach (var texts in all)
        {
            texts.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_workspace_is_rented_again_and_never_more_are_kept_than_processors()
    {
        var pool = ScreeningIndexBuilder.Build(world.Snapshots()).Workspaces;
        var rented = Enumerable.Range(0, WorkspacePool.MostKept + 5).Select(_ => pool.Rent()).ToArray();
        rented.Distinct().Count().ShouldBe(rented.Length);

        foreach (var workspace in rented)
        {
            pool.Return(workspace);
        }

        pool.Kept.ShouldBe(WorkspacePool.MostKept);
        rented.ShouldContain(pool.Rent());
        pool.Kept.ShouldBe(WorkspacePool.MostKept - 1);
    }

    [Fact]
    public async Task A_single_check_allocates_nothing_of_the_size_of_the_lists()
    {
        var screener = Screener(out _);
        var party = Parties(1)[0];
        await ScreenAsync(screener, party);

        var before = GC.GetAllocatedBytesForCurrentThread();
        await ScreenAsync(screener, party);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBeLessThan(40_000);
    }

    [Fact]
    public async Task Replaced_lists_are_searched_with_a_memory_of_their_own()
    {
        var screener = Screener(out var holder);
        var party = new Party { Kind = PartyKind.Person, Name = "Tarvik Ondrasek" };
        (await ScreenAsync(screener, party))[0].Outcome.ShouldBe(ScreeningOutcome.Clear);

        holder.Replace(new ListedWorld().Person("Tarvik Ondrasek").Snapshots());

        (await ScreenAsync(screener, party))[0].Outcome.ShouldBe(ScreeningOutcome.Hit);
    }

    [Fact]
    public void A_workspace_whose_epochs_come_round_still_finds_the_same()
    {
        var index = ScreeningIndexBuilder.Build(world.Snapshots());
        var old = new SearchWorkspace(index);
        Find(old, "Karo Mintel");
        (old.Epoch, old.SoundEpoch) = (int.MaxValue - 2, int.MaxValue - 2);
        for (var i = 0; i < 20; i++)
        {
            var text = names.Perturbed(names.Name());

            // An index of its own has remembered nothing, so its words are really looked up.
            Find(old, text).ShouldBe(Find(new SearchWorkspace(ScreeningIndexBuilder.Build(world.Snapshots())), text));
        }

        old.Epoch.ShouldBeLessThan(100);
        old.SoundEpoch.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void A_flood_of_strange_words_is_forgotten_and_words_in_use_are_not()
    {
        var memory = new WordMemory(mostFoundWords: 1_000);
        var used = new WordQuestion("ondrasek", "untrasik", IsAbjad: false, IsExactOnly: false);
        FoundWord[] answer = [new FoundWord(7, 1)];
        memory.Keep(used, answer);
        for (var i = 0; i < 50_000; i++)
        {
            memory.Keep(used with { Text = $"w{i}" }, []);
            if (i % 50 == 0)
            {
                memory.Recall(used).ShouldBeSameAs(answer);
            }
        }

        memory.Weight.ShouldBeLessThan(2 * 1_100);
        memory.Recall(used with { Text = "w1" }).ShouldBeNull();
    }

    [Fact]
    public void One_text_with_another_sound_or_script_is_another_question()
    {
        var memory = new WordMemory();
        var question = new WordQuestion("kim", "kim", IsAbjad: false, IsExactOnly: false);
        memory.Keep(question, []);

        memory.Recall(question with { Key = "gim" }).ShouldBeNull();
        memory.Recall(question with { IsAbjad = true }).ShouldBeNull();
        memory.Recall(question with { IsExactOnly = true }).ShouldBeNull();
        memory.Recall(question).ShouldNotBeNull();
    }

    private static RankedName[] Find(SearchWorkspace workspace, string text) =>
        [.. CandidateSearch.Find(workspace, new QueryName(text, NameNormalizer.Normalize(text)), MatchWeights.Default, 0.3)];

    private BuiltInScreener Screener(out ScreeningIndexHolder holder)
    {
        holder = new ScreeningIndexHolder();
        holder.Replace(world.Snapshots());
        return new BuiltInScreener(holder, world.Freshness, world.Clock);
    }

    private async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(BuiltInScreener screener, params Party[] parties) =>
        await screener.ScreenAsync(parties, world.Profile, TestContext.Current.CancellationToken);

    private Party[] Parties(int count)
    {
        var listed = new InventedNames(11);
        return [.. Enumerable.Range(0, count).Select(_ => new Party { Kind = PartyKind.Person, Name = names.Perturbed(listed.Name()) })];
    }

    private static string Text(ScreeningResult result) => string.Join('|', result.Matches.Concat(result.Nearest is null ? [] : [result.Nearest])
        .Select(m => $"{m.Entry.Id} {m.MatchedName.Text} {m.Score:R} {string.Join(' ', m.Parts.Select(p => $"{p.Code}{p.Points:R}"))}").Prepend(result.Outcome.ToString()));
}
