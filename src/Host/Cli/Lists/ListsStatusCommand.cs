using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists status</c></summary>
internal static class ListsStatusCommand
{
    private static readonly Option<bool> Check = new("--check") { Description = "Ends with 1 when a list that the profile demands is missing, a sample, too old or was not confirmed at the last attempt. For monitoring." };

    public static Command Create()
    {
        var status = new Command("status", "Shows each list: entries, publisher's date, age and how old it may become, where it came from; and which house entries are expected on a list; and the last change of lists with whom it affected.") { Check, CommonOptions.Data, CommonOptions.Postgres };
        status.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
            Print(services);
            await ListsDeltaCommand.PrintAsync(services, cancellationToken);
            return parsed.GetValue(Check) && !IsFit(services) ? 1 : 0;
        });
        return status;
    }

    /// <summary>The table of all lists and the lines about house entries.</summary>
    public static void Print(IServiceProvider services)
    {
        var profile = services.GetRequiredService<IScreeningProfiles>().Current;
        var table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("List").NoWrap()).AddColumns("Entries", "Published", "Age (limit)", "Hits", "From", "Last refusal");
        foreach (var list in services.GetRequiredService<ListStatuses>().All())
        {
            var tooOld = list.Age > profile.MaximumListAge && list.Source.Code != ListCodes.House;
            var age = list.Age is { } span ? $"{Span(span)} ({(list.Source.Code == ListCodes.House ? "none" : Span(profile.MaximumListAge))})" : "-";
            table.AddRow(
                Markup.Escape(list.Source.Code),
                list.Version?.EntryCount.ToString("N0", CultureInfo.InvariantCulture) ?? "none",
                list.Version?.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not available",
                tooOld ? $"[red]{age}, too old[/]" : age,
                profile.MandatoryLists.Contains(list.Source.Code, StringComparer.Ordinal) ? "block" : profile.AdvisoryLists.Contains(list.Source.Code, StringComparer.Ordinal) ? "review" : "not screened",
                list.IsSample ? "[yellow]sample, not for real business[/]" : Markup.Escape(list.Version?.Source ?? "-"),
                Markup.Escape(list.LastRefusal is { } refusal ? string.Join(" ", refusal.Reasons) : ""));
        }

        if (Console.IsOutputRedirected)
        {
            // A file or another program has no edge at which to break a word.
            AnsiConsole.Profile.Width = 240;
        }

        AnsiConsole.Write(table);
        foreach (var line in services.GetRequiredService<HouseReminders>().All().Select(Line))
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Whether everybody could be cleared now, as far as the lists go.</summary>
    private static bool IsFit(IServiceProvider services)
    {
        var profile = services.GetRequiredService<IScreeningProfiles>().Current;
        var statuses = services.GetRequiredService<ListStatuses>();
        return profile.AllLists.All(code => statuses.Find(code) is { Version: not null, LastRefusal: null } list
            && (!list.IsSample || profile.AllowSampleLists)
            && (list.Source.Code == ListCodes.House || list.IsSample || list.Age <= profile.MaximumListAge));
    }

    private static string Line(Expectation expectation) => expectation.Arrived is { } arrived
        ? $"House entry {expectation.Entry.Id} is on list {expectation.List} now, as {arrived.Id}: it can be removed from the house list."
        : $"House entry {expectation.Entry.Id} is expected on list {expectation.List}{(expectation.Since is { } since ? $" since {since:yyyy-MM-dd}" : "")} and is not there yet.";

    private static string Span(TimeSpan span) => span.TotalHours < 72 ? $"{span.TotalHours:0} h" : $"{span.TotalDays:0} days";
}
