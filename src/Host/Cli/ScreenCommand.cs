using System.CommandLine;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
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

    private static readonly Option<string> Type = new("--type") { Description = "person or company.", DefaultValueFactory = _ => "person" };

    private static readonly Option<string?> BirthDate = new("--birth-date") { Description = "yyyy, yyyy-MM or yyyy-MM-dd." };

    private static readonly Option<string?> Country = new("--country") { Description = "Nationality, or the company's seat: code or name." };

    public static Command Create()
    {
        Type.AcceptOnlyFromAmong("person", "company");
        var command = new Command(
            "screen",
            "Compares one name, or a file of them, with the lists and explains the result. Nothing is recorded. Ends with 0 when clear, 3 for a possible hit, 4 for a hit, 5 when something could not be screened.")
        {
            Name, Type, BirthDate, Country, Names, AllScores, CommonOptions.Samples, CommonOptions.Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Name)!;
        // What is wrong with the command is told at once; to open the lists takes seconds.
        var party = File.Exists(name) ? null : Party(parsed);
        if (party is null && !File.Exists(name))
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
        catch (Exception error) when (error is InvalidDataException or IOException or CsvHelper.CsvHelperException)
        {
            Console.Error.WriteLine(error is CsvHelper.CsvHelperException ? $"{Path.GetFileName(name)} is no table that can be read." : error.Message);
            return 2;
        }
    }

    private static async Task<int> ScreenOneAsync(Party party, ScreeningWorld world, CancellationToken cancellationToken)
    {
        var result = (await world.Screener.ScreenAsync([party], world.Profile, cancellationToken))[0];
        Print(result);
        return BatchReport.ExitCode(result.Outcome);
    }

    private static Party? Party(ParseResult parsed)
    {
        PartialDate born = default;
        if (parsed.GetValue(BirthDate) is { } date && !PartialDate.TryParse(date, out born))
        {
            Console.Error.WriteLine("--birth-date must be yyyy, yyyy-MM or yyyy-MM-dd.");
            return null;
        }

        var code = "";
        if (parsed.GetValue(Country) is { } country && !CountryNames.TryGetCode(country, out code))
        {
            Console.Error.WriteLine("--country is not known; use its ISO 3166 code or its German or English name.");
            return null;
        }

        return new Party
        {
            Kind = parsed.GetValue(Type) == "company" ? PartyKind.Company : PartyKind.Person,
            Name = parsed.GetValue(Name)!,
            BirthDate = parsed.GetValue(BirthDate) is null ? null : born,
            Countries = code.Length == 0 ? [] : [code],
        };
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
