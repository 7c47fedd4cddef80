using Spectre.Console;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Demo;

/// <summary>What the demo prints.</summary>
internal static class DemoReport
{
    private const int WidthOfFiles = 180;

    /// <summary>A file or pipe has no width of its own; the tables need more than the 80 columns that are guessed then.</summary>
    public static void UseWidth()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
        }
    }

    public static void PrintLists(IReadOnlyList<ListStatus> lists)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Sanctions lists").AddColumns("List", "Entries", "Names", "Date", "Age", "");
        foreach (var list in lists.Where(list => list.Version is not null))
        {
            table.AddRow(
                list.Source.Code,
                list.Version!.EntryCount.ToString("N0"),
                list.Version.NameCount.ToString("N0"),
                list.Version.FetchedAt.ToString("yyyy-MM-dd"),
                $"{list.Age?.TotalDays:0} days",
                list.IsSample ? "[yellow]sample, genuine but old: to see the product, not for real business[/]" : "");
        }

        AnsiConsole.Write(table);
    }

    public static void PrintOutcomes(IReadOnlyList<DemoOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("What happened")
            .AddColumns("Sample", "Who", "Outcome", "Score", "CRM effect", "Protocol", "Activity");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Markup.Escape(outcome.Title),
                Markup.Escape(outcome.Who),
                Coloured(outcome),
                outcome.Score?.ToString("0.00") ?? "-",
                Markup.Escape(outcome.CrmEffect),
                Markup.Escape(outcome.Protocol),
                Markup.Escape(outcome.Activity));
        }

        AnsiConsole.Write(table);
    }

    public static void PrintAddresses(Uri address, string key, DemoUsers? users, ProductSettings settings)
    {
        var root = address.ToString().TrimEnd('/');
        Console.WriteLine($"""

            Console        {root}/
            CRM            {root}/crm
            Reviews        {root}/console/reviews
            API            {root}/docs
            Data and log   {settings.DataPath}

            Sign in as:
            {People(users)}

            A lead of your own:
              curl -i {root}/intake/contact-form -H 'X-Api-Key: {key}' -H 'Content-Type: application/json' -H 'Prefer: wait=10' \
                -d '{"{"}"person":{"{"}"givenName":"Ada","familyName":"Beispiel","email":"ada@example.org"{"}"},"company":{"{"}"name":"Beispiel GmbH"{"}"}{"}"}'

            Only this machine can reach it. Ctrl+C ends it.
            """);
    }

    private static string People(DemoUsers? users) => users is null
        ? "  one of the users shown at the first start"
        : string.Join(
            Environment.NewLine,
            users.Reviewers.Select(user => $"  {user.Name} / {user.Password}  (votes on reviews)")
                .Prepend($"  {users.Administrator.Name} / {users.Administrator.Password}  (administrator)"));

    private static string Coloured(DemoOutcome outcome)
    {
        var text = Markup.Escape(outcome.Outcome);
        return outcome.Wrong is { } wrong ? $"[red]{text}: {Markup.Escape(wrong)}[/]" : text;
    }
}
