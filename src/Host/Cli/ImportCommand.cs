using System.CommandLine;
using Microsoft.Extensions.Options;
using Spectre.Console;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Files;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect import</c></summary>
internal static class ImportCommand
{
    private static readonly Argument<string> FileName = new("file")
    {
        Description = "CSV with comma, semicolon or tab; UTF-8 or Windows-1252; the first line names the columns, as forms name their fields (docs/intake.md).",
    };

    private static readonly Option<string> Source = new("--source")
    {
        Description = "The source whose workflow handles the leads.",
        DefaultValueFactory = _ => "contact-form",
        HelpName = "name",
    };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = "What a column holds, such as \"Mail geschäftlich=person.email\"; with nothing behind the equals sign the column is left out. May repeat.",
        HelpName = "heading=field",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A value for all rows that have none, such as lists=Messe. May repeat.",
        HelpName = "field=value",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Shows what would be imported and what is wrong; stores nothing." };

    public static Command Create()
    {
        var command = new Command(
            "import",
            "Takes the rows of a file in as leads, all or none; each is screened by the source's workflow. The same file again adds nothing. Ends with 1 when rows are wrong.")
        {
            FileName, Source, Map, Set, DryRun, CommonOptions.Data, CommonOptions.Postgres,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (path, source) = (parsed.GetValue(FileName)!, parsed.GetValue(Source)!);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}.");
            return 2;
        }

        try
        {
            var settings = LeadFileSettings.Of(parsed.GetValue(Map) ?? [], parsed.GetValue(Set) ?? []);
            var check = await LeadImport.CheckAsync(path, settings, cancellationToken);
            Show(check);
            if (check.Rows == 0 || check.Wrong > 0)
            {
                Console.Error.WriteLine(check.Rows == 0 ? "The file has no rows." : $"Nothing was imported: {check.Wrong} of {check.Rows} rows are wrong. Correct them, or take them out of the file.");
                return 1;
            }

            if (parsed.GetValue(DryRun))
            {
                Console.WriteLine($"{check.Rows} rows would be imported for the source {source}. Nothing was stored.");
                return 0;
            }

            return await ImportAsync(parsed, path, source, check, settings, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static async Task<int> ImportAsync(
        ParseResult parsed, string path, string source, LeadFileCheck check, LeadFileSettings settings, CancellationToken cancellationToken)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        var catalog = services.GetRequiredService<WorkflowCatalog>();
        await catalog.ReloadAsync(cancellationToken);
        if (WorkflowStarts.TriggerOf(catalog, services.GetRequiredService<IOptions<IntakeOptions>>().Value, source) is null)
        {
            Console.Error.WriteLine($"No published workflow begins with POST /intake/{source}: the leads would wait for ever. Publish one, or name another source.");
            return 2;
        }

        var (added, known) = await services.GetRequiredService<LeadImport>().RunAsync(path, source, check, settings, cancellationToken);
        Console.WriteLine($"{added} leads taken in, {known} were there from an earlier import of this file. A running server screens them within seconds.");
        return 0;
    }

    private static void Show(LeadFileCheck check)
    {
        var table = new Table().AddColumns("Column", "Field");
        foreach (var (heading, field) in check.Columns)
        {
            table.AddRow(Markup.Escape(heading), field);
        }

        foreach (var heading in check.Ignored)
        {
            table.AddRow(Markup.Escape(heading), "(left out)");
        }

        AnsiConsole.Write(table);
        foreach (var (line, error) in check.Errors)
        {
            Console.Error.WriteLine($"line {line}: {error.Field}: {error.Message}");
        }
    }
}
