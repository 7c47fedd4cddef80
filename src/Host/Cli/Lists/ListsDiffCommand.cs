using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists diff</c></summary>
internal static class ListsDiffCommand
{
    private const string Versions = "A publisher's file, or a version: UN (in use), UN@previous, UN@2026-04-17 (published on that day), UN@1f3a (checksum begins so).";

    private static readonly Argument<string> Before = new("before") { Description = Versions };

    private static readonly Argument<string> After = new("after") { Description = "Likewise." };

    private static readonly Option<bool> Json = new("--json") { Description = "Prints the differences as JSON." };

    public static Command Create()
    {
        var diff = new Command(
            "diff",
            "Compares two versions of a list by what a check looks at: kind, names, birth dates and places, nationalities, identifiers, addresses, programmes. Ends with 0 when nothing differs, 1 when something does, 2 when they cannot be compared.")
        {
            Before, After, Json, CommonOptions.Data,
        };
        diff.SetAction(RunAsync);
        return diff;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
        try
        {
            var find = services.GetRequiredService<FindListVersion>();
            var before = await find.RunAsync(parsed.GetValue(Before)!, cancellationToken);
            var after = await find.RunAsync(parsed.GetValue(After)!, cancellationToken);
            if (before.Version.List != after.Version.List)
            {
                return ListsCommand.Refuse($"The first is list {before.Version.List}, the second list {after.Version.List}. Compare two versions of one list.");
            }

            var difference = ListComparison.Compare(before.Entries, after.Entries);
            if (parsed.GetValue(Json))
            {
                Console.WriteLine(ToJson(before, after, difference).ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
            }
            else
            {
                Print(before, after, difference);
            }

            return difference.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return ListsCommand.Refuse(e.Message);
        }
    }

    private static void Print(ListSnapshot before, ListSnapshot after, ListDifference difference)
    {
        foreach (var change in difference.Changed)
        {
            Console.WriteLine($"~ {change.After.Id}  {change.After.PrimaryName.Text}");
            foreach (var field in change.Fields)
            {
                Console.WriteLine($"    {Words(field.Field)}");
                Lines("      - ", field.Removed);
                Lines("      + ", field.Added);
            }
        }

        Lines("+ ", difference.Added.Select(Line));
        Lines("- ", difference.Removed.Select(Line));
        Console.WriteLine($"{after.Version.List}: {difference.Changed.Count} changed, {difference.Added.Count} added, {difference.Removed.Count} removed ({Version(before)} to {Version(after)})");
    }

    private static void Lines(string mark, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(mark + line);
        }
    }

    private static string Line(ListEntry entry) => $"{entry.Id}  {entry.PrimaryName.Text}";

    private static string Version(ListSnapshot list) => $"{list.Version.PublishedAt:yyyy-MM-dd}{(list.Version.PublishedAt is null ? list.Version.Sha256[..12] : "")}, {list.Entries.Count} entries";

    private static string Words(ScreenedField field) => field switch
    {
        ScreenedField.BirthDates => "birth dates",
        ScreenedField.BirthPlaces => "birth places",
        _ => field.ToString().ToLowerInvariant(),
    };

    private static JsonObject ToJson(ListSnapshot before, ListSnapshot after, ListDifference difference) => new()
    {
        ["list"] = after.Version.List,
        ["before"] = before.Version.Sha256,
        ["after"] = after.Version.Sha256,
        ["changed"] = new JsonArray([.. difference.Changed.Select(c => new JsonObject
        {
            ["id"] = c.After.Id,
            ["name"] = c.After.PrimaryName.Text,
            ["fields"] = new JsonArray([.. c.Fields.Select(f => new JsonObject
            {
                ["field"] = JsonNamingPolicy.CamelCase.ConvertName(f.Field.ToString()),
                ["removed"] = Texts(f.Removed),
                ["added"] = Texts(f.Added),
            })]),
        })]),
        ["added"] = new JsonArray([.. difference.Added.Select(Brief)]),
        ["removed"] = new JsonArray([.. difference.Removed.Select(Brief)]),
    };

    private static JsonObject Brief(ListEntry entry) => new() { ["id"] = entry.Id, ["name"] = entry.PrimaryName.Text };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);
}
