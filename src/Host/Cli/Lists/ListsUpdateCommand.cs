using System.CommandLine;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists update</c></summary>
internal static class ListsUpdateCommand
{
    private static readonly Argument<string[]> Lists = new("list") { Description = "Codes of the lists, e.g. EU UN; none for all.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Takes this file (or the folder of a set) in the place of a download, with the same checks. For machines without a way out.",
        HelpName = "path",
    };

    public static Command Create()
    {
        var update = new Command("update", "Asks the publishers for new versions and accepts those that pass the checks. Ends with 1 when a list could not be confirmed; the last good version stays in use then.")
        {
            Lists, From, CommonOptions.Data,
        };
        update.SetAction(RunAsync);
        return update;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        var lists = parsed.GetValue(Lists)!;
        var from = parsed.GetValue(From);
        if (from is not null && lists.Length != 1)
        {
            return ListsCommand.Refuse("--from needs one list, e.g.: lists update UN --from consolidated.xml");
        }

        await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
        var known = services.GetRequiredService<ListStatuses>().All().Select(s => s.Source.Code).Where(c => c != ListCodes.House).ToArray();
        if (lists.FirstOrDefault(l => !known.Contains(l, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return ListsCommand.Refuse($"'{unknown}' is no list in use. Lists in use are {string.Join(", ", known)}. Others are named by the profile, or by Lists:Sources:CODE:Enabled=true.");
        }

        var update = services.GetRequiredService<UpdateLists>();
        var done = from is null
            ? await update.RunAsync(lists.Length == 0 ? null : lists, cancellationToken)
            : [await update.TakeAsync(lists[0], from, cancellationToken)];
        ListsStatusCommand.Print(services);
        foreach (var list in done)
        {
            Console.WriteLine($"{list.List}: {Words(list.Outcome)}{(list.Reasons.Count == 0 ? "" : " - " + string.Join(" ", list.Reasons))}");
        }

        return done.Any(d => d.Outcome is ListUpdateOutcome.Refused or ListUpdateOutcome.Failed) ? 1 : 0;
    }

    private static string Words(ListUpdateOutcome outcome) => outcome switch
    {
        ListUpdateOutcome.Changed => "a new version is in use",
        ListUpdateOutcome.Confirmed => "the version in use is the newest",
        ListUpdateOutcome.Refused => "the file was not accepted, the last good version stays",
        _ => "no file came, the last good version stays",
    };
}
