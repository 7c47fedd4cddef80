using WorkflowConnect.Core.Tests.Lists;
using WorkflowConnect.Screening.Bench;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class ScorecardTests
{
    private static readonly ScorecardFigure[] Figures = [new("found", 0.97, IsBetterHigh: true), new("alarms", 0.003, IsBetterHigh: false), new("threshold", 0.75, IsBetterHigh: null)];

    [Fact]
    public async Task No_figure_of_the_committed_scorecard_has_fallen()
    {
        var data = new DataFolder(Path.GetDirectoryName(Path.GetDirectoryName(ListFixtures.Shared("lists", "all-names.tsv.gz"))!)!);
        _ = ListFixtures.Shared("eval", "queries.tsv");
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ListFixtures.Samples)!)!, "bench", "scorecard.md"), TestContext.Current.CancellationToken);

        var figures = await new Scorecard(data, Corpus.FromRows(data.Tsv("lists/all-names.tsv.gz"))).MeasureAsync(null);

        ScorecardFile.Fallen(page, figures).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_is_read_as_it_is_written() => ScorecardFile.Fallen(ScorecardFile.Text(Figures), Figures).ShouldBeEmpty();

    [Theory]
    [InlineData(0.9694, 0.003, "found was 0.9700 and is 0.9694.")]
    [InlineData(0.9800, 0.0036, "alarms was 0.0030 and is 0.0036.")]
    public void A_worse_figure_is_told(double found, double alarms, string sentence) => ScorecardFile.Fallen(
        ScorecardFile.Text(Figures),
        [Figures[0] with { Value = found }, Figures[1] with { Value = alarms }, Figures[2] with { Value = 0.1 }]).ShouldBe([sentence]);

    [Fact]
    public void A_figure_that_is_gone_or_new_is_told() => ScorecardFile.Fallen(
        ScorecardFile.Text(Figures), [Figures[0], Figures[1], new("other", 1, IsBetterHigh: true)]).Count.ShouldBe(2);
}
