using System.CommandLine;
using System.Globalization;
using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Cli.Batch;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect match</c></summary>
internal static class MatchCommand
{
    private const int MostRemarksShown = 20;

    private static readonly Argument<string> PairsFile = new("file") { Description = "CSV or TSV file with the columns name1 and name2; type, birth date1, birth date2, country1, country2 if there are any." };

    private static readonly Option<string?> Names = new("--names")
    {
        Description = "Words weigh what they weigh in this file of names instead of the lists: entry, list, type, kind, name, separated by tabs.",
        HelpName = "file",
    };

    public static Command Create()
    {
        var command = new Command("match", "Scores pairs of names: one number from 0 to 1 for each row, in their order. Nothing is recorded.")
        {
            PairsFile, Names, CommonOptions.Samples, CommonOptions.Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(PairsFile)!;
        try
        {
            var lists = parsed.GetValue(Names) is { } names ? NamesFile.Read(names, TimeProvider.System.GetUtcNow()) : await ListsAsync(parsed, cancellationToken);
            using var pairs = PairTable.Open(path);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            var scorer = new PairScreening(lists);
            var notes = 0;
            while (pairs.Read() is { } pair)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var note in new[] { pair.First.Note, pair.Second.Note }.OfType<string>())
                {
                    notes++;
                    if (notes <= MostRemarksShown)
                    {
                        Console.Error.WriteLine(note);
                    }
                }

                await output.WriteLineAsync((pair.ScoreWith(scorer) ?? 0).ToString("0.0000", CultureInfo.InvariantCulture));
            }

            if (notes > MostRemarksShown)
            {
                Console.Error.WriteLine($"and {notes - MostRemarksShown:N0} more of that kind");
            }

            return 0;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static async Task<IReadOnlyList<ListSnapshot>> ListsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed) with { Overrides = CommonOptions.OverridesOf(parsed) });
        await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
        return services.GetRequiredService<ICurrentLists>().Current.Snapshots;
    }
}
