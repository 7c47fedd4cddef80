using System.CommandLine;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Scoring;
using WorkflowConnect.Host.Cli.Batch;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect screen</c></summary>
internal static class ScreenCommand
{
    private static readonly Argument<string> Name = new("name or file")
    {
        Description = "Name of the person or company; or a CSV or TSV file with the columns id, name, type, birth date, country.",
    };

    private static readonly Option<string?> Names = new("--names")
    {
        Description = "Screens against this file of names instead of the lists: entry, list, type, kind, name, separated by tabs.",
        HelpName = "file",
    };

    private static readonly Option<bool> AllScores = new("--all-scores")
    {
        Description = "For a file: every row's id, outcome, best score, best entry and matched name, separated by tabs, in the order of the rows.",
    };

    public static Command Create()
    {
        var command = new Command(
            "screen",
            "Compares one name, or a file of them, with the lists and explains the result. Nothing is recorded. Ends with 0 when clear, 3 for a possible hit, 4 for a hit, 5 when something could not be screened.")
        {
            Name, PartyOptions.Type, PartyOptions.BirthDate, PartyOptions.Country, Names, AllScores, CommonOptions.Samples, CommonOptions.Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Name)!;
        // What is wrong with the command is told at once; to open the lists takes seconds.
        var isFile = File.Exists(name);
        if (!isFile && TableMeant.Instead(name, parsed.GetValue(AllScores)) is { } mistake)
        {
            Console.Error.WriteLine(mistake);
            return 2;
        }

        var party = isFile ? null : PartyOptions.PartyOf(parsed, name);
        if (party is null && !isFile)
        {
            return 2;
        }

        try
        {
            await using var world = await ScreeningWorld.OpenAsync(parsed, parsed.GetValue(Names), cancellationToken);
            return party is null
                ? await new BatchReport(parsed.GetValue(AllScores)).RunAsync(name, world, cancellationToken)
                : await ScreenOneAsync(party, world, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static async Task<int> ScreenOneAsync(Party party, ScreeningWorld world, CancellationToken cancellationToken)
    {
        var result = (await world.Screener.ScreenAsync([party], world.Profile, cancellationToken))[0];
        Print(result);
        return BatchReport.ExitCode(result.Outcome);
    }

    private static void Print(ScreeningResult result)
    {
        Console.WriteLine($"{DomainJson.Word(result.Outcome)}{(result.Reason is { } reason ? $" ({DomainJson.Word(reason)}: {string.Join(", ", result.UnavailableLists)})" : "")}");
        foreach (var match in result.Matches)
        {
            Print(match);
        }

        if (result.Matches.Count == 0 && result.Nearest is { } nearest)
        {
            Console.WriteLine("nearest entry below the threshold:");
            Print(nearest);
        }

        Console.WriteLine($"lists: {string.Join(", ", result.Lists.Select(v => $"{v.List} ({v.EntryCount} entries, {v.PublishedAt:yyyy-MM-dd}{(v.IsSample ? ", sample" : "")})"))}");
    }

    private static void Print(ScreeningMatch match)
    {
        Console.WriteLine($"  {match.Score:0.0000}  {match.Entry.List} {match.Entry.Id}  {match.MatchedName.Text}");
        foreach (var part in match.Parts)
        {
            Console.WriteLine($"    {part.Points,8:+0.0000;-0.0000}  {ScorePartTexts.English(part.Code)}");
        }
    }
}
