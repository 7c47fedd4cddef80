using System.CommandLine;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists versions</c></summary>
internal static class ListsVersionsCommand
{
    private static readonly Argument<string> List = new("list") { Description = "Code of the list, e.g. EU." };

    public static Command Create()
    {
        var versions = new Command("versions", "Shows every version of a list that is kept, newest first; * marks the one in use.") { List, CommonOptions.Data };
        versions.SetAction(async (parsed, _) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            var list = parsed.GetValue(List)!.ToUpperInvariant();
            if (!ListSources.Default.Append(ListSources.House).Any(s => s.Code == list))
            {
                return ListsCommand.Refuse($"'{list}' is no list. Lists are {string.Join(", ", ListSources.Default.Append(ListSources.House).Select(s => s.Code))}.");
            }

            var library = services.GetRequiredService<ListLibrary>();
            var current = library.Current(list)?.Version.Sha256;
            foreach (var (version, format, _) in library.Versions(list))
            {
                Console.WriteLine($"{(version.Sha256 == current ? "*" : " ")} {list}@{version.Sha256[..12]}  published {version.PublishedAt:yyyy-MM-dd HH:mm}  fetched {version.FetchedAt:yyyy-MM-dd HH:mm}Z  {version.EntryCount} entries  {format}  {version.Source}");
            }

            return 0;
        });
        return versions;
    }
}
