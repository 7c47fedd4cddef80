using System.CommandLine;
using System.Globalization;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Host.Cli.Batch;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect explain</c></summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the person or company." };

    private static readonly Option<string[]> Alias = new("--alias") { Description = "Another name of the party; may be given several times." };

    private static readonly Option<string[]> Identifier = new("--identifier") { Description = "A passport, register or other number of the party; may be given several times." };

    private static readonly Option<string?> Names = new("--names")
    {
        Description = "Screens against this file of names instead of the lists: entry, list, type, kind, name, separated by tabs.",
        HelpName = "file",
    };

    private static readonly Option<string> Language = LanguageOption();

    public static Command Create()
    {
        var command = new Command(
            "explain",
            "Screens one name and explains each match, or the nearest entry: the parts of the score, and what would have to be otherwise for another outcome, each checked by screening it. Nothing is recorded. Ends as screen does.")
        {
            Name, PartyOptions.Type, PartyOptions.BirthDate, PartyOptions.Country, Alias, Identifier, Names, Language, CommonOptions.Samples, CommonOptions.Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (PartyOptions.PartyOf(parsed, parsed.GetValue(Name)!) is not { } options)
        {
            return 2;
        }

        var party = options with
        {
            Aliases = parsed.GetValue(Alias) ?? [],
            Identifiers = [.. (parsed.GetValue(Identifier) ?? []).Select(value => new Identifier("other", value))],
        };
        try
        {
            await using var world = await ScreeningWorld.OpenAsync(parsed, parsed.GetValue(Names), cancellationToken);
            var result = (await world.Screener.ScreenAsync([party], world.Profile, cancellationToken))[0];
            new ExplanationReport(parsed.GetValue(Language) == "de", Console.Out).Print(result, world.Explain.Explain(party, result, world.Profile), world.Profile);
            return BatchReport.ExitCode(result.Outcome);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or CsvHelper.CsvHelperException)
        {
            Console.Error.WriteLine(error is CsvHelper.CsvHelperException ? "The file of names is no table that can be read." : error.Message);
            return 2;
        }
    }

    private static Option<string> LanguageOption()
    {
        var language = new Option<string>("--language")
        {
            Description = "de or en; without it the language of the system, if it is one of them.",
            DefaultValueFactory = _ => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "de" : "en",
        };
        language.AcceptOnlyFromAmong("de", "en");
        return language;
    }
}
