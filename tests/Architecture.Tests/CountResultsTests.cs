namespace WorkflowConnect.Architecture.Tests;

/// <summary>The count at the end of ./test never looks better than the run was.</summary>
public sealed class CountResultsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("count-results-");

    [Fact]
    public void A_run_in_which_all_passed_ends_well()
    {
        Write("A.Tests", "Completed", Result("one", "Passed"), Result("two", "Passed"));
        Count("A.Tests").ShouldBe((0, "2 passed, 0 failed"));
    }

    [Fact]
    public void Skipped_tests_are_counted_apart()
    {
        Write("A.Tests", "Completed", Result("one", "Passed"), Result("two", "NotExecuted"));
        Count("A.Tests").ShouldBe((0, "1 passed, 0 failed, 1 skipped"));
    }

    [Fact]
    public void A_failed_test_is_named_with_its_message()
    {
        Write("A.Tests", "Failed", Result("one", "Passed"), Result("A.two(x: &quot;&lt;&quot;)", "Failed", "1 &lt; 2 &amp;&#xA;more"));
        var (exit, output) = Repository.Run("node", "scripts/count-results.mjs", _folder.FullName, "A.Tests");
        exit.ShouldBe(1);
        output.ShouldBe("FAILED A.Tests: A.two(x: \"<\")\n    1 < 2 &\n    more\n1 passed, 1 failed\n");
    }

    [Fact]
    public void A_project_without_results_counts_as_failed()
    {
        Write("A.Tests", "Completed", Result("one", "Passed"));
        Count("A.Tests", "B.Tests").ShouldBe((1, "1 passed, 1 failed"));
    }

    [Fact]
    public void A_project_that_ran_nothing_counts_as_failed()
    {
        Write("A.Tests", "Completed");
        Count("A.Tests").ShouldBe((1, "0 passed, 1 failed"));
    }

    [Fact]
    public void A_run_that_broke_off_counts_as_failed_though_every_result_passed()
    {
        Write("A.Tests", "Failed", Result("one", "Passed"));
        Count("A.Tests").ShouldBe((1, "1 passed, 1 failed"));
    }

    [Fact]
    public void A_run_that_was_ended_counts_as_failed_though_every_result_passed()
    {
        Write("A.Tests", "Completed", Result("one", "Passed"));
        File.WriteAllText(Path.Combine(_folder.FullName, "A.Tests.exit"), "124\n");
        Count("A.Tests").ShouldBe((1, "1 passed, 1 failed"));
    }

    [Fact]
    public void A_test_that_neither_passed_nor_was_skipped_counts_as_failed()
    {
        Write("A.Tests", "Failed", Result("one", "Passed"), Result("two", "Timeout"));
        Count("A.Tests").ShouldBe((1, "1 passed, 1 failed"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Result(string name, string outcome, string? message = null) => message is null
        ? $"""<UnitTestResult executionId="1" testName="{name}" outcome="{outcome}" />"""
        : $"""<UnitTestResult executionId="1" testName="{name}" outcome="{outcome}"><Output><ErrorInfo><Message>{message}</Message></ErrorInfo></Output></UnitTestResult>""";

    private void Write(string project, string summary, params string[] results) =>
        File.WriteAllText(
            Path.Combine(_folder.FullName, $"{project}.trx"),
            $"""<TestRun><Results>{string.Concat(results)}</Results><ResultSummary outcome="{summary}"></ResultSummary></TestRun>""");

    private (int Exit, string LastLine) Count(params string[] projects)
    {
        var (exit, output) = Repository.Run("node", ["scripts/count-results.mjs", _folder.FullName, .. projects]);
        return (exit, output.TrimEnd().Split('\n')[^1]);
    }
}
