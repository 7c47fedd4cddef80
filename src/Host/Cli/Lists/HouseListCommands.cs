using System.CommandLine;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists import</c>, <c>remove</c> and <c>export</c>: the house list.</summary>
internal static class HouseListCommands
{
    private const string By = "command line";
    private const long LargestFile = 64 * 1024 * 1024;

    private static readonly Argument<string> File = new("file") { Description = "CSV with the columns of a house list (docs/lists.md); only kind and name are needed." };

    private static readonly Argument<string> Id = new("id") { Description = "Id of the entry, with or without HOUSE: before it." };

    private static readonly Option<bool> Replace = new("--replace") { Description = "Makes the file the whole house list. Without it entries are added and changed, and the others stay." };

    public static Command Import()
    {
        var import = new Command("import", "Takes a CSV file into the house list: all of it, or nothing when something in it is wrong. Each import is a fact of the ledger.")
        {
            File, Replace, CommonOptions.Data, CommonOptions.Postgres,
        };
        import.SetAction(async (parsed, cancellationToken) =>
        {
            var file = new FileInfo(parsed.GetValue(File)!);
            if (!file.Exists || file.Length > LargestFile)
            {
                return ListsCommand.Refuse(file.Exists ? $"{file.Name} is larger than {LargestFile} bytes." : $"There is no file {file.Name}.");
            }

            await using var services = await OpenAsync(parsed, cancellationToken);
            var content = await System.IO.File.ReadAllBytesAsync(file.FullName, cancellationToken);
            return Tell(await services.GetRequiredService<KeepHouseList>().ImportAsync(content, parsed.GetValue(Replace), By, cancellationToken));
        });
        return import;
    }

    public static Command Remove()
    {
        var remove = new Command("remove", "Takes an entry off the house list.") { Id, CommonOptions.Data, CommonOptions.Postgres };
        remove.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await OpenAsync(parsed, cancellationToken);
            var id = parsed.GetValue(Id)!;
            id = id.StartsWith(ListCodes.House + ":", StringComparison.OrdinalIgnoreCase) ? id[(ListCodes.House.Length + 1)..] : id;
            return Tell(await services.GetRequiredService<KeepHouseList>().RemoveAsync(id, By, cancellationToken));
        });
        return remove;
    }

    public static Command Export()
    {
        var export = new Command("export", "Writes the house list as CSV to standard output.") { CommonOptions.Data, CommonOptions.Postgres };
        export.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await OpenAsync(parsed, cancellationToken);
            var list = await services.GetRequiredService<KeepHouseList>().CurrentAsync(cancellationToken);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(list.ToCsv(), cancellationToken);
            return 0;
        });
        return export;
    }

    private static async Task<ServiceProvider> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        await services.GetRequiredService<OpenLists>().RunAsync(cancellationToken);
        return services;
    }

    private static int Tell(HouseImport import)
    {
        if (import.Mistakes.Count > 0)
        {
            return ListsCommand.Refuse(string.Join(Environment.NewLine, import.Mistakes.Select(m => m.English)) + Environment.NewLine + "Nothing was changed.");
        }

        Console.WriteLine($"{import.Added} added, {import.Changed} changed, {import.Removed} removed.");
        return 0;
    }
}
