namespace WorkflowConnect.Host.Plugins;

/// <summary>Says at start what was loaded, and what not and why.</summary>
internal sealed partial class ReportPlugins(IReadOnlyList<PluginReport> reports, ILogger<ReportPlugins> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var report in reports)
        {
            var file = Path.GetFileName(report.File);
            if (report.Problem is { } problem)
            {
                NotLoaded(logger, file, problem);
            }
            else if (report.Activities.Count == 0)
            {
                WithoutActivities(logger, file);
            }
            else
            {
                Loaded(logger, file, report.Activities);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 5500, Level = LogLevel.Information, Message = "Plugin {File} was loaded with the activities {Activities}.")]
    private static partial void Loaded(ILogger logger, string file, IReadOnlyList<string> activities);

    [LoggerMessage(EventId = 5502, Level = LogLevel.Information, Message = "Plugin {File} was loaded; it has no activities, that is public classes derived from Activity that are not abstract.")]
    private static partial void WithoutActivities(ILogger logger, string file);

    [LoggerMessage(EventId = 5501, Level = LogLevel.Error, Message = "Plugin {File} was not loaded. {Problem}")]
    private static partial void NotLoaded(ILogger logger, string file, string problem);
}
