using System.CommandLine;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Scoring;
using WorkflowConnect.Host.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect screen</c></summary>
internal static class ScreenCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the person or company." };

    private static readonly Option<string> Type = new("--type") { Description = "person or company.", DefaultValueFactory = _ => "person" };

    private static readonly Option<string?> BirthDate = new("--birth-date") { Description = "yyyy, yyyy-MM or yyyy-MM-dd." };

    private static readonly Option<string?> Country = new("--country") { Description = "Nationality, or the company's seat: code or name." };

    public static Command Create()
    {
        Type.AcceptOnlyFromAmong("person", "company");
        var command = new Command(
            "screen",
            "Compares one name with the lists and explains the result. Nothing is recorded. Ends with 0 when clear, 3 for a possible hit, 4 for a hit, 5 when nothing could be screened.")
        {
            Name, Type, BirthDate, Country, CommonOptions.Samples, CommonOptions.Data,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Party(parsed) is not { } party)
        {
            return 2;
        }

        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed) with { Overrides = CommonOptions.OverridesOf(parsed) });
        await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
        services.GetRequiredService<ScreeningFollowsLists>().Begin();
        var profile = services.GetRequiredService<IScreeningProfiles>().Current;
        var result = (await services.GetRequiredService<IScreener>().ScreenAsync([party], profile, cancellationToken))[0];
        Print(result);
        return result.Outcome switch
        {
            ScreeningOutcome.Clear => 0,
            ScreeningOutcome.Review => 3,
            ScreeningOutcome.Hit => 4,
            _ => 5,
        };
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
