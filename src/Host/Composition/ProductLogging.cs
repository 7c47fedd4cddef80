namespace WorkflowConnect.Host;

/// <summary>Where the log goes: one line an event, to the console or to a file. References only, never names.</summary>
internal static class ProductLogging
{
    public static void AddProductLogging(this ILoggingBuilder logging, ProductSettings settings)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
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
