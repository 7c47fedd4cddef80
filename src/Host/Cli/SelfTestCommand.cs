using System.CommandLine;
using Spectre.Console;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Host.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect selftest</c></summary>
internal static class SelfTestCommand
{
    public static Command Create()
    {
        var command = new Command(
            "selftest",
            "Sends listed names, misspelt ones, others in foreign scripts and names that nobody has through the screening. Nothing is recorded. Ends with 0 when it passes, 1 when it fails.")
        {
            CommonOptions.Samples, CommonOptions.Data, CommonOptions.Postgres,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed) with { Overrides = CommonOptions.OverridesOf(parsed) });
            await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
            services.GetRequiredService<ScreeningFollowsLists>().Begin();
            return Print(await services.GetRequiredService<PerformSelfTest>().LookAsync("manual", cancellationToken));
        });
        return command;
    }

    private static int Print(SelfTestReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("List", "Case", "Right", "Of", "Needed");
        foreach (var group in report.Groups)
        {
            table.AddRow(
                Markup.Escape(group.List.Length == 0 ? "(none)" : group.List),
                group.Kind.ToString(),
                group.IsGreen ? $"{group.Passed}" : $"[red]{group.Passed}[/]",
                $"{group.Cases}",
                $"{group.Needed}");
        }

        AnsiConsole.Write(table);
        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.WriteLine(report.IsGreen ? $"passed: {report.Passed} of {report.Cases}" : $"FAILED: {report.Passed} of {report.Cases}");
        return report.IsGreen ? 0 : 1;
    }
}
