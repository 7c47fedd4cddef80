using System.CommandLine;
using Spectre.Console;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists</c></summary>
internal static class ListsCommand
{
    public static Command Create()
    {
        var status = new Command("status", "Shows each list: entries, publisher's date, age, where it came from.") { CommonOptions.Data };
        status.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
            Print(services.GetRequiredService<ListStatuses>());
            return 0;
        });
        var update = new Command("update", "Asks the publishers for new versions and accepts those that pass the checks. Ends with 1 when a list could not be confirmed.") { CommonOptions.Data };
        update.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
            await services.GetRequiredService<UpdateLists>().RunAsync(lists: null, cancellationToken);
            var statuses = services.GetRequiredService<ListStatuses>();
            Print(statuses);
            return statuses.All().Any(s => s.LastRefusal is not null) ? 1 : 0;
        });
        return new Command("lists", "The sanctions lists.") { status, update };
    }

    private static void Print(ListStatuses statuses)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("List", "Entries", "Published", "Age", "From", "Last refusal");
        foreach (var list in statuses.All())
        {
            table.AddRow(
                Markup.Escape(list.Source.Code),
                list.Version?.EntryCount.ToString("N0") ?? "none",
                list.Version?.PublishedAt?.ToString("yyyy-MM-dd") ?? "not available",
                list.Age is { } age ? $"{age.TotalDays:0} days" : "-",
                list.IsSample ? "[yellow]sample, not for real business[/]" : Markup.Escape(list.Version?.Source ?? "-"),
                Markup.Escape(list.LastRefusal is { } refusal ? string.Join(" ", refusal.Reasons) : ""));
        }

        AnsiConsole.Write(table);
    }
}
