using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Lists;

/// <summary>A list changes, and those whom it affects are checked again the same minute; seen from outside.</summary>
[Collection(nameof(ServingProduct))]
public sealed class ListChangeTests : IDisposable
{
    private const string Unrelated = "Quirin Zwetschgendorfer";
    private readonly string _files = Directory.CreateTempSubdirectory("wfc-lists-").FullName;

    public void Dispose() => Directory.Delete(_files, recursive: true);

    [Fact]
    public async Task Exactly_the_customer_whom_a_new_list_names_is_checked_again_also_after_a_crash_and_with_a_damaged_file()
    {
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Lists__Sources__UN__MinimumCount"] = "1",
            ["KnownParties__SaveAfter"] = "00:00:01",
        });
        await TakeAsync(product, 1, Unrelated);
        await product.StartAsync();
        var officer = await product.AsAsync("Olga Officer", "compliance-officer");
        var reviewer = await product.AsAsync("Rita Reviewer", "reviewer");
        foreach (var (given, family) in new[] { ("Anton", "Aalsmeer"), ("Berta", "Brockdorff"), ("Clara", "Castellano") })
        {
            var lead = await product.LeadAsync("contact-form", new JsonObject
            {
                ["person"] = new JsonObject { ["givenName"] = given, ["familyName"] = family, ["email"] = $"{given}@customer.example" },
                ["message"] = "Hello",
            });
            await product.UntilStatusAsync(lead, "completed");
        }

        // The new list names one of them.
        await TakeAsync(product, 2, Unrelated, "Berta Brockdorff");
        await Until.TrueAsync(async () => await product.CountAsync("SELECT count(*) FROM reviews WHERE \"Status\" <> 'Decided'") == 1, "the customer on the list goes to people");
        (await RecheckedAsync(product)).ShouldBe(["Berta"]);
        var review = (await product.QueryAsync("SELECT \"Id\" FROM reviews"))[0][0];
        foreach (var person in new[] { officer, reviewer })
        {
            using var answer = await person.PostAsJsonAsync($"/reviews/{review}", new { verdict = "released", reason = "name-coincidence" });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }

        await Until.TrueAsync(async () => await product.CountAsync("SELECT count(*) FROM protocols") == 4, "its check has a protocol");
        (await product.GetAsync("/protocols/P-000004.json")).Text.ShouldContain("\"trigger\":\"listChange\"");
        await UntilFinishedAsync(product, changes: 2);
        var shown = await product.RunAsync("lists", "delta");
        shown.Code.ShouldBe(0, shown.Output + shown.Error);
        shown.Output.ShouldContain("UN: 1 entries changed, 1 of 3 known customers affected, checked again by");
        (await product.GetAsync("/lists/delta")).Json["affected"]!.GetValue<int>().ShouldBe(1);
        await FileGivesNothingAwayAsync(product);

        // Killed, and a version is accepted that nobody compared: that is caught up, for exactly the one whom it names.
        await product.KillAsync();
        await TakeAsync(product, 3, Unrelated, "Berta Brockdorff", "Clara Castellano");
        await product.StartAsync();
        await UntilFinishedAsync(product, changes: 3);
        (await RecheckedAsync(product)).ShouldBe(["Berta", "Clara"]);
        (await product.GetAsync("/lists/delta")).Json["known"]!.GetValue<int>().ShouldBe(3);

        // A damaged file is not used: the customers are collected again, and the next change is as exact as before.
        await product.KillAsync();
        var file = await File.ReadAllBytesAsync(KnownParties(product));
        file[^1] ^= 1;
        await File.WriteAllBytesAsync(KnownParties(product), file);
        await product.StartAsync();
        await Until.TrueAsync(() => Task.FromResult(product.Lines.Any(l => l.Contains("3 known customers collected", StringComparison.Ordinal))), "the customers are collected again");
        product.Lines.ShouldContain(l => l.Contains("The file of known customers cannot be used", StringComparison.Ordinal));
        await TakeAsync(product, 4, Unrelated, "Berta Brockdorff", "Clara Castellano", "Anton Aalsmeer");
        await UntilFinishedAsync(product, changes: 4);
        (await RecheckedAsync(product)).ShouldBe(["Anton", "Berta", "Clara"]);
        product.Lines.ShouldAllBe(l => !l.Contains("Brockdorff", StringComparison.Ordinal) && !l.Contains("Castellano", StringComparison.Ordinal));

        await product.KillAsync();
        var verified = await product.RunAsync("verify");
        verified.Code.ShouldBe(0, verified.Output + verified.Error);
    }

    /// <summary>Takes a file of the publisher as somebody does who brings one; a running product follows.</summary>
    private async Task TakeAsync(RunningProduct product, int day, params string[] names)
    {
        var path = Path.Combine(_files, $"{day}.xml");
        await File.WriteAllTextAsync(path, $"<CONSOLIDATED_LIST dateGenerated=\"2026-11-{day:00}T00:00:00Z\"><INDIVIDUALS>"
            + string.Concat(names.Select((n, i) => $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i}</REFERENCE_NUMBER><FIRST_NAME>{n}</FIRST_NAME></INDIVIDUAL>"))
            + "</INDIVIDUALS></CONSOLIDATED_LIST>");
        var taken = await product.RunAsync("lists", "update", "UN", "--from", path);
        taken.Code.ShouldBe(0, taken.Output + taken.Error);
    }

    /// <summary>Given names of those who were checked because of a list change, each once per check.</summary>
    private static async Task<string[]> RecheckedAsync(RunningProduct product)
    {
        var checks = await product.QueryAsync("SELECT \"Subjects\" FROM checks WHERE \"Trigger\" = 'ListChange'");
        return [.. checks.Select(row => (string)JsonNode.Parse(row[0])![0]!["party"]!["givenName"]!).Order(StringComparer.Ordinal)];
    }

    private static Task UntilFinishedAsync(RunningProduct product, int changes) => Until.TrueAsync(
        async () => await product.CountAsync("SELECT count(*) FROM list_changes WHERE \"FinishedAt\" IS NOT NULL") == changes, $"list change {changes} is worked through");

    private static async Task FileGivesNothingAwayAsync(RunningProduct product)
    {
        var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(KnownParties(product)));
        content.ShouldNotContain("brockdorff", Case.Insensitive);
        content.ShouldNotContain("customer.example", Case.Insensitive);
    }

    private static string KnownParties(RunningProduct product) => Path.Combine(product.Data, "known-parties.bin");
}
