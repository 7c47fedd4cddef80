using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Spectre.Console;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;
using WorkflowConnect.Host.Intake.Presets;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect intake</c></summary>
internal static class IntakeCommand
{
    private static readonly Argument<string> FileName = new("file") { Description = "A body as the sender posted it, in a file." };

    private static readonly Option<string> Source = new("--source") { Description = "The source, with its preset and mapping from the settings.", Required = true, HelpName = "name" };

    private static readonly Option<string?> Preset = new("--preset")
    {
        Description = $"A preset to try in the place of the settings': {string.Join(", ", IntakePresets.All.Select(preset => preset.Name))}.",
        HelpName = "preset",
    };

    private static readonly Option<string?> ContentType = new("--type")
    {
        Description = "The content type it was sent with. Without: JSON if it begins with a brace, multipart if it begins with two hyphens, else a form.",
        HelpName = "content type",
    };

    private static readonly Option<string?> Fetched = new("--fetched") { Description = "What the sender's API answered, in a file; for senders whose events only point to an order or a contact.", HelpName = "file" };

    private static readonly Option<bool> Values = new("--values") { Description = "Shows the values too. They are personal data." };

    public static Command Create()
    {
        var preview = new Command("preview", "Shows how a recorded body would be read: which field comes from which path, what means nothing, and whether it would be taken. Stores nothing, and asks nobody. Ends with 1 when it would be refused.")
        {
            FileName, Source, Preset, ContentType, Fetched, Values, CommonOptions.Data,
        };
        preview.SetAction(RunAsync);
        return new Command("intake", "What sources send.") { preview };
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            var source = parsed.GetValue(Source)!;
            var mistakes = new List<string>();
            var mapping = CompileMapping.Of(source, SettingsOf(services.GetRequiredService<IOptions<IntakeOptions>>().Value, source, parsed.GetValue(Preset)), mistakes);
            if (mapping is null)
            {
                Console.Error.WriteLine(mistakes.Count > 0 ? string.Join('\n', mistakes) : $"The source {source} has neither preset nor mapping: it takes the fields of docs/intake.md as they are. Try --preset.");
                return 2;
            }

            var body = await File.ReadAllBytesAsync(parsed.GetValue(FileName)!, cancellationToken);
            var (sent, problem) = await SentDocument.ReadAsync(parsed.GetValue(ContentType) ?? TypeOf(body), body, cancellationToken);
            if (sent is null)
            {
                Console.Error.WriteLine(problem ?? "This content type is not understood.");
                return 1;
            }

            return Show(MapEvent.Refuse(mapping, sent) ?? await ReadAsync(mapping, sent, parsed.GetValue(Fetched), cancellationToken), mapping, parsed.GetValue(Values));
        }
        catch (Exception error) when (error is IOException or JsonException or OptionsValidationException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static async Task<MappedEvent?> ReadAsync(IntakeMapping mapping, SentDocument sent, string? fetchedFile, CancellationToken cancellationToken)
    {
        if (mapping.Fetch is null)
        {
            return MapEvent.Of(mapping, sent);
        }

        return fetchedFile is null ? null : MapEvent.Of(mapping, sent, FetchSubject.Parse(await File.ReadAllBytesAsync(fetchedFile, cancellationToken)));
    }

    private static IntakeSourceOptions SettingsOf(IntakeOptions options, string source, string? preset)
    {
        var settings = options.Sources.GetValueOrDefault(source) ?? new IntakeSourceOptions();
        settings.Preset = preset ?? settings.Preset;
        return settings;
    }

    private static string TypeOf(byte[] body)
    {
        var text = System.Text.Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 300))).TrimStart();
        return text.StartsWith('{') ? "application/json"
            : text.StartsWith("--", StringComparison.Ordinal) ? $"multipart/form-data; boundary=\"{text.Split('\r', '\n')[0][2..]}\""
            : "application/x-www-form-urlencoded";
    }

    private static int Show(MappedEvent? read, IntakeMapping mapping, bool withValues)
    {
        if (read is null)
        {
            Console.WriteLine($"It would be taken: the {mapping.Fetch!.What} would be fetched now. To see how that is read, name a file of it: --fetched.");
            return 0;
        }

        if (read.NotTaken is { } condition)
        {
            Console.WriteLine($"It would not be taken, because this does not hold: {condition}.");
            return 0;
        }

        foreach (var subject in read.Subjects)
        {
            var table = new Table().AddColumns(withValues ? ["Field", "From", "Value"] : ["Field", "From"]);
            foreach (var field in subject.Fields)
            {
                string[] cells = [field.Field, Markup.Escape(field.From ?? "(constant)"), Markup.Escape(string.Join(", ", field.Values))];
                table.AddRow(withValues ? cells : cells[..2]);
            }

            AnsiConsole.Write(table);
            Console.WriteLine(subject.EventId is null ? "A replay is known by the content." : "A replay is known by the sender's event id.");
        }

        foreach (var path in read.Unknown)
        {
            Console.WriteLine($"not mapped: {path}");
        }

        foreach (var error in read.Errors)
        {
            Console.Error.WriteLine($"{error.Field}: {error.Message}");
        }

        Console.WriteLine(read.Errors.Count > 0 ? "It would be refused with 422." : "It would be taken. Nothing was stored.");
        return read.Errors.Count > 0 ? 1 : 0;
    }
}
