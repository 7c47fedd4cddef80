using System.CommandLine;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect workflows</c></summary>
internal static class WorkflowsCommand
{
    private static readonly Option<bool> Latest = new("--latest") { Description = "The latest versions, drafts included, instead of the published ones." };

    private static readonly Option<string> To = new("--to")
    {
        Description = "Folder to write to.",
        DefaultValueFactory = _ => "workflows",
        HelpName = "folder",
    };

    private static readonly Argument<string[]> Ids = new("id") { Description = "Only these workflows.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Argument<string[]> Files = new("file") { Description = "Definitions as JSON.", Arity = ArgumentArity.OneOrMore };

    public static Command Create() => new("workflows", "The workflows in the database, and as files that are reviewed in git.")
    {
        Verb("list", "Shows the published version of each workflow.", [Latest], ListAsync),
        Verb("export", "Writes published versions as files, always in the same form.", [Latest, To, Ids], ExportAsync),
        Verb("import", "Adds and publishes files; one whose content is there already changes nothing.", [Files], ImportAsync),
        Verb("validate", "Says everything that is wrong with files, ways into the CRM without a clear check included. Ends with 1 when there is something.", [Files], ValidateAsync),
    };

    private static Command Verb(string name, string description, Symbol[] symbols, Func<WorkflowFiles, ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { CommonOptions.Data, CommonOptions.Postgres, CommonOptions.Plugins };
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
            {
                command.Options.Add(option);
            }
            else
            {
                command.Arguments.Add((Argument)symbol);
            }
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            return await run(services.GetRequiredService<WorkflowFiles>(), parsed, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ListAsync(WorkflowFiles files, ParseResult parsed, CancellationToken cancellationToken)
    {
        foreach (var row in await files.ListAsync(parsed.GetValue(Latest), cancellationToken))
        {
            Console.WriteLine($"{row.DefinitionId}\tversion {row.Version}\t{(row.IsPublished ? "published" : "draft")}\t{row.Name}");
        }

        return 0;
    }

    private static async Task<int> ExportAsync(WorkflowFiles files, ParseResult parsed, CancellationToken cancellationToken)
    {
        var missing = await files.ExportAsync(
            parsed.GetValue(To)!,
            parsed.GetValue(Ids) ?? [],
            parsed.GetValue(Latest),
            (path, isChanged) => Console.WriteLine($"{path}: {(isChanged ? "written" : "unchanged")}"),
            cancellationToken);
        foreach (var id in missing)
        {
            await Console.Error.WriteLineAsync($"There is no {(parsed.GetValue(Latest) ? "" : "published ")}workflow '{id}'. 'workflowconnect workflows list --latest' shows all.");
        }

        return missing.Count == 0 ? 0 : 1;
    }

    private static Task<int> ImportAsync(WorkflowFiles files, ParseResult parsed, CancellationToken cancellationToken) =>
        EachAsync(parsed, async path =>
        {
            var result = await files.ImportAsync(path, cancellationToken);
            var word = result.IsUnchanged ? "unchanged, version" : "imported as version";
            return (result.Errors, $"{word} {result.Definition?.Version}");
        });

    private static Task<int> ValidateAsync(WorkflowFiles files, ParseResult parsed, CancellationToken cancellationToken) =>
        EachAsync(parsed, async path => (await files.ValidateAsync(path, cancellationToken), "valid and safe"));

    private static async Task<int> EachAsync(ParseResult parsed, Func<string, Task<(IReadOnlyList<DefinitionError> Errors, string Word)>> work)
    {
        var exit = 0;
        foreach (var path in parsed.GetValue(Files)!)
        {
            if (!File.Exists(path))
            {
                await Console.Error.WriteLineAsync($"{path}: there is no such file.");
                exit = 1;
                continue;
            }

            var (errors, word) = await work(path);
            foreach (var error in errors)
            {
                await Console.Error.WriteLineAsync($"{path}: {error}");
            }

            if (errors.Count == 0)
            {
                Console.WriteLine($"{path}: {word}");
            }
            else
            {
                exit = 1;
            }
        }

        return exit;
    }
}
