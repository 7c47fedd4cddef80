namespace WorkflowConnect.Host;

/// <summary>Where the log goes: one line an event, to the console or to a file. References only, never names.</summary>
internal static class ProductLogging
{
    private static readonly string[] OfAddresses =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "Microsoft.AspNetCore.StaticFiles.StaticFileMiddleware",
        "Microsoft.AspNetCore.StaticAssets", "Microsoft.AspNetCore.HttpLogging", "Microsoft.AspNetCore.HostFiltering.HostFilteringMiddleware",
    ];

    public static void AddProductLogging(this ILoggingBuilder logging, ProductSettings settings)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        foreach (var category in OfAddresses)
        {
            // Also where the settings ask for more of Microsoft.AspNetCore: the address of a source may hold its secret.
            logging.AddFilter(category, LogLevel.Warning);
        }

        if (settings.LogFile is { } file)
        {
            logging.AddProvider(new FileLoggerProvider(file));
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff 'Z' ";
                console.UseUtcTimestamp = true;
            });
        }
    }
}
