using System.CommandLine;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Directory of database, lists and keys.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKFLOWCONNECT_DATA") ?? "data",
        HelpName = "directory",
    };

    public static Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = "PostgreSQL connection string; without it SQLite in the data directory. Better given as WORKFLOWCONNECT_POSTGRES.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKFLOWCONNECT_POSTGRES"),
        HelpName = "connection",
    };

    public static Option<string?> Plugins { get; } = new("--plugins")
    {
        Description = "Folder of assemblies with own activities; without it the folder plugins in the data directory.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKFLOWCONNECT_PLUGINS"),
        HelpName = "folder",
    };

    public static Option<string> Urls { get; } = new("--urls")
    {
        Description = "Address to listen on.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKFLOWCONNECT_URLS") ?? ProductSettings.DefaultUrls,
        HelpName = "url",
    };

    public static Option<bool> AllowRemote { get; } = new("--allow-remote")
    {
        Description = "Allows addresses that other machines can reach. Put a proxy that speaks HTTPS in front: passwords would travel in the clear.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKFLOWCONNECT_ALLOW_REMOTE") is "1" or "true",
    };

    public static Option<bool> Samples { get; } = new("--samples")
    {
        Description = "Screens against the sample lists that the product carries, where no real list is there yet. For trying it out: not for real business.",
    };

    /// <summary>Settings that options stand for.</summary>
    public static IReadOnlyDictionary<string, string?> OverridesOf(ParseResult parsed)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (parsed.GetValue(Samples))
        {
            overrides[$"{ScreeningProfileOptions.Section}:AllowSampleLists"] = "true";
        }

        return overrides;
    }

    /// <summary>Where the product lives, from the options of a parsed command line.</summary>
    public static ProductSettings SettingsOf(ParseResult parsed) => new()
    {
        DataPath = parsed.GetValue(Data)!,
        Postgres = parsed.GetValue(Postgres),
        Plugins = parsed.GetValue(Plugins),
    };
}
