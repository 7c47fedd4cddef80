using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>What must not slip into the repository: where it was built, and from which package feed.</summary>
public sealed class TrackedFileTests
{
    private const int LargestText = 8_000_000;
    private static readonly string[] PublicHosts = ["registry.npmjs.org", "api.nuget.org", "www.nuget.org", "nuget.org"];

    private static readonly string[] FeedVariables = ["npm_config_registry", "NPM_CONFIG_REGISTRY", "NUGET_SOURCE"];

    // Put together from pieces, so that this file does not find itself.
    private static readonly Regex MachinePath = new(
        @"(?<![\w.:/-])(?:/wo" + "rk/|/tmp/w" + "t\\b)",
        RegexOptions.None,
        TimeSpan.FromSeconds(10));

    [Fact]
    public void No_tracked_file_names_a_path_of_the_machine_it_was_written_on() =>
        Tracked().Where(file => MachinePath.IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void A_lock_file_of_npm_names_only_the_public_registry() =>
        Tracked().Where(file => file.FileName == "package-lock.json")
            .SelectMany(file => Regex.Matches(file.Text, "\"resolved\": \"https?://(?<host>[^/\"]+)", RegexOptions.None, TimeSpan.FromSeconds(5))
                .Select(match => match.Groups["host"].Value).Distinct(StringComparer.Ordinal)
                .Where(host => host != "registry.npmjs.org")
                .Select(host => $"{file.Path}: {host}"))
            .ShouldBeEmpty("npm replaces the public registry's address by the configured one; any other is kept.");

    [Fact]
    public void No_tracked_file_names_the_package_feed_of_this_machine()
    {
        var hosts = ConfiguredFeeds().Except(PublicHosts).ToArray();
        Tracked().SelectMany(file => hosts
                .Where(host => file.Text.Contains(host, StringComparison.OrdinalIgnoreCase))
                .Select(_ => file.Path))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> ConfiguredFeeds()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] files = [".npmrc", ".nuget/NuGet/NuGet.Config", ".config/NuGet/NuGet.Config"];
        return files.Select(file => Path.Combine(home, file)).Where(File.Exists)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "https?://(?:[^/@\"\\s]*@)?(?<host>[^/:\"\\s]+)", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(match => match.Groups["host"].Value)
            .Concat(ConfiguredByEnvironment())
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> ConfiguredByEnvironment() =>
        FeedVariables
            .Select(Environment.GetEnvironmentVariable)
            .Where(value => Uri.IsWellFormedUriString(value, UriKind.Absolute))
            .Select(value => new Uri(value!).Host);

    private static IReadOnlyList<SourceFile> Tracked()
    {
        var paths = Repository.TrackedFiles();
        Assert.SkipWhen(paths is null, "There is no git, or this is no git repository; nothing tells which files are tracked.");
        return [.. paths!.Select(path => Path.Combine(Repository.Root, path)).Where(IsText).Select(Repository.Read)];
    }

    private static bool IsText(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestText)
        {
            return false;
        }

        using var stream = file.OpenRead();
        Span<byte> start = stackalloc byte[4096];
        return !start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }
}
