using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Schedules;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect schedules</c></summary>
internal static class SchedulesCommand
{
    public static Command Create()
    {
        var command = new Command("schedules", "Shows when workflows start by themselves: zone, last run, next run.") { CommonOptions.Data, CommonOptions.Postgres };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            Print(await services.GetRequiredService<IDatabase>().ReadAsync((work, token) => work.Schedules.AllAsync(token), cancellationToken));
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<Schedule> schedules)
    {
        if (schedules.Count == 0)
        {
            AnsiConsole.WriteLine("No schedules. The server writes them when it starts, from the published workflows.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Workflow", "When", "Time zone", "Last run", "Next run");
        foreach (var schedule in schedules)
        {
            table.AddRow(
                Markup.Escape(schedule.DefinitionId),
                Markup.Escape(schedule.Expression),
                Markup.Escape(schedule.TimeZone),
                Local(schedule.LastOccurrenceAt, schedule, "never"),
                schedule.IsPaused ? "[yellow]paused[/]" : Local(schedule.NextDueAt, schedule, "none"));
        }

        AnsiConsole.Write(table);
    }

    private static string Local(DateTimeOffset? at, Schedule schedule, string otherwise) => at is { } time
        ? TimeZoneInfo.ConvertTime(time, ScheduleZones.Require(schedule.TimeZone)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)
        : otherwise;
}
