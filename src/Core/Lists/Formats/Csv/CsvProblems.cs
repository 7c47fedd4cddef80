namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Collects what is wrong in one CSV file.</summary>
internal sealed class CsvProblems(string file) : IReportProblems
{
    private const int Maximum = 1_000;
    private readonly List<ListProblem> _problems = [];

    public IReadOnlyList<ListProblem> All => _problems;

    public void Report(int line, string? recordId, bool recordLost, string what)
    {
        if (_problems.Count < Maximum)
        {
            _problems.Add(new ListProblem(file, line, recordId, recordLost, what));
        }
    }

    public void Report(RecordNode at, string? recordId, bool recordLost, string what) => Report(at.Line, recordId, recordLost, what);
}
