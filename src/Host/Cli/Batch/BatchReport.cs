using System.Text;
using Spectre.Console;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>Writes the results of a table as tab-separated rows; what is said about them besides goes to standard error.</summary>
internal sealed class BatchReport(bool allScores)
{
    private const int MostRemarksShown = 20;

    private readonly SortedDictionary<ScreeningOutcome, long> _counts = [];
    private long _errors;
    private long _notes;

    public static int ExitCode(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => 0,
        ScreeningOutcome.Review => 3,
        ScreeningOutcome.Hit => 4,
        _ => 5,
    };

    /// <summary>Screens the file; the exit code of its worst row.</summary>
    public async Task<int> RunAsync(string path, ScreeningWorld world, CancellationToken cancellationToken)
    {
        using var table = PartyTable.Open(path);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        var batch = new BatchScreening(world.Screener, world.Profile);
        if (Console.IsErrorRedirected)
        {
            await batch.RunAsync(table, (row, result) => Write(output, row, result), _ => { }, cancellationToken);
        }
        else
        {
            await WithProgressAsync(batch, table, output, cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
        Console.Error.WriteLine(string.Join(", ", _counts.Select(count => $"{DomainJson.Word(count.Key)}: {count.Value:N0}")));
        if (_notes > 0)
        {
            Console.Error.WriteLine($"Screened without something of them that could not be read: {_notes:N0}");
        }

        return _errors > 0 ? ExitCode(ScreeningOutcome.NotScreened) : _counts.Keys.Select(ExitCode).DefaultIfEmpty(0).Max();
    }

    private async Task WithProgressAsync(BatchScreening batch, PartyTable table, StreamWriter output, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask("screening", maxValue: Math.Max(1, table.Progress.All));
            await batch.RunAsync(table, (row, result) => Write(output, row, result), progress => task.Value = progress.Read, cancellationToken);
        });
    }

    private void Write(StreamWriter output, PartyRow row, ScreeningResult? result)
    {
        var outcome = result?.Outcome ?? ScreeningOutcome.NotScreened;
        _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
        if (row.Error is { } error && ++_errors <= MostRemarksShown)
        {
            Console.Error.WriteLine(error);
        }

        if (row.Note is { } note && ++_notes <= MostRemarksShown)
        {
            Console.Error.WriteLine(note);
        }

        if (!allScores && outcome == ScreeningOutcome.Clear)
        {
            return;
        }

        ResultRows.Write(output, row.Id, result);
    }
}
