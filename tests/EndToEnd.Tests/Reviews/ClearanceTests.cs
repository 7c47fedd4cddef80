using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Reviews;

/// <summary>What people released comes back as a known false positive, until something relevant changes; seen from outside.</summary>
[Collection(nameof(ServingProduct))]
public sealed class ClearanceTests
{
    [Fact]
    public async Task A_released_lead_is_remembered_as_customer_reopened_when_it_changes_and_revoked_by_the_compliance_officer()
    {
        await using var product = new RunningProduct();
        await product.StartAsync();
        var officer = await product.AsAsync("Olga Officer", "compliance-officer");
        var reviewer = await product.AsAsync("Rita Reviewer", "reviewer");

        // A lead, released by two, becomes a customer; the same lead is let through afterwards without asking.
        var lead = await ListedAsync(product, "one");
        lead.String("status").ShouldBe("inReview");
        var review = await ReviewOfAsync(product, "\"LeadId\" IS NOT NULL");
        await ReleaseAsync(review, officer, reviewer);
        await product.UntilStatusAsync(lead, "completed");
        (await ListedAsync(product, "two")).String("status").ShouldBe("completed");
        (await ResultsAsync(product)).ShouldBe(["released", "knownFalsePositive"]);

        // Re-screened, the customer is a known false positive: no review, no block, and a protocol that names the clearance.
        await RescreenAsync(product, expected: 3);
        (await ResultsAsync(product)).ShouldBe(["released", "knownFalsePositive", "knownFalsePositive"]);
        (await product.CountAsync("SELECT count(*) FROM reviews")).ShouldBe(1);
        (await BlockAsync(product)).ShouldBe("None");
        var protocol = (await product.GetAsync("/protocols/P-000003.json")).Json;
        protocol["method"]!["clearances"]!.AsArray().Count.ShouldBeGreaterThan(0);
        ((string)protocol["subjects"]![0]!["outcome"]!).ShouldBe("knownFalsePositive");

        // The nationality becomes known: that is relevant. The customer is held, and the review shows the difference.
        await product.TamperAsync("""UPDATE crm_records SET "Fields" = replace("Fields", '"familyName"', '"nationality":"EG","familyName"') WHERE "Kind" = 'Contact'""");
        await BeginRescreeningAsync(product);
        review = await ReviewOfAsync(product, "\"LeadId\" IS NULL");
        await Until.TrueAsync(async () => await BlockAsync(product) == "Pending", "the customer is held");
        var body = (await product.GetAsync($"/reviews/{review}")).Json;
        var reopened = body["subjects"]![0]!["reopened"]![0]!;
        reopened["causes"]!.AsArray().Select(c => (string)c!).ShouldBe(["subject"]);
        ((string)reopened["subject"]![0]!["field"]!).ShouldBe("countries");
        ((string)reopened["subject"]![0]!["added"]![0]!).ShouldBe("EG");

        // Released again, the hold is lifted and there is a new clearance.
        await ReleaseAsync(review, reviewer, officer);
        await Until.TrueAsync(async () => await BlockAsync(product) == "None", "the hold is lifted");
        var clearances = JsonNode.Parse((await product.GetAsync("/clearances?active=true")).Text)!.AsArray();
        clearances.Count.ShouldBeGreaterThan(0);
        clearances.ShouldAllBe(c => (string)c!["status"]! == "active" && (string)c["reason"]! == "name-coincidence");

        // Only the compliance officer revokes, with a reason, once.
        var path = $"/clearances/{(string)clearances[0]!["id"]!}/revoke";
        (await PostAsync(reviewer, path, "Doubts.")).Code.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(product.Http, path, "Doubts.")).Code.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(officer, path, " ")).ShouldRefuse(422);
        (await PostAsync(officer, path, "Doubts.")).String("status").ShouldBe("revoked");
        (await PostAsync(officer, path, "Doubts.")).ShouldRefuse(409);
        (await PostAsync(officer, "/clearances/none/revoke", "Doubts.")).ShouldRefuse(404);
        await BeginRescreeningAsync(product);
        await Until.TrueAsync(async () => await product.CountAsync("SELECT count(*) FROM reviews") == 3, "the revoked match goes to people again");

        // And all of it is proved without the server, the matches made again.
        await product.KillAsync();
        var verified = await product.RunAsync("verify");
        verified.Code.ShouldBe(0, verified.Output + verified.Error);
        verified.Output.ShouldContain("the same to the last digit");
    }

    [Fact]
    public async Task A_review_that_waits_too_long_raises_an_alert_and_is_marked()
    {
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["Decisions__EscalateAfterHours"] = "1" });
        await product.StartAsync();
        await ListedAsync(product, "late");
        var review = await ReviewOfAsync(product, "\"Status\" = 'Open'");
        await product.KillAsync();
        await product.TamperAsync("""UPDATE reviews SET "OpenedAt" = '2020-01-01T00:00:00.000000Z'""");
        await product.StartAsync();
        await Until.TrueAsync(async () => (await product.GetAsync($"/reviews/{review}")).Json["escalatedAt"] is not null, "the review is escalated");
        product.Lines.ShouldContain(line => line.Contains($"Alert review-overdue: {review}", StringComparison.Ordinal));
        (await product.CountAsync("""SELECT count(*) FROM ledger WHERE "Kind" = 'review-escalated'""")).ShouldBe(1);
    }

    private static Task<Answer> ListedAsync(RunningProduct product, string mailbox) => product.LeadAsync("contact-form", new JsonObject
    {
        ["person"] = new JsonObject { ["givenName"] = "Ayman", ["familyName"] = "al Zawahri", ["email"] = "a.z@listed.example" },
        ["message"] = mailbox,
    });

    private static async Task<string> ReviewOfAsync(RunningProduct product, string condition)
    {
        var sql = $"""SELECT "Id" FROM reviews WHERE "Status" <> 'Decided' AND {condition}""";
        await Until.TrueAsync(async () => (await product.QueryAsync(sql)).Count == 1, "a review is open");
        return (await product.QueryAsync(sql))[0][0];
    }

    private static async Task ReleaseAsync(string review, HttpClient first, HttpClient second)
    {
        foreach (var person in new[] { first, second })
        {
            using var answer = await person.PostAsJsonAsync($"/reviews/{review}", new { verdict = "released", reason = "name-coincidence" });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task BeginRescreeningAsync(RunningProduct product)
    {
        using var answer = await product.Http.PostAsJsonAsync("/rescreening", new { intervalDays = 0 });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static async Task RescreenAsync(RunningProduct product, int expected)
    {
        await BeginRescreeningAsync(product);
        await Until.TrueAsync(async () => (await ResultsAsync(product)).Length == expected, "the customer has a new protocol");
    }

    private static async Task<string[]> ResultsAsync(RunningProduct product) =>
        [.. (await product.QueryAsync("""SELECT "Result" FROM protocols ORDER BY "LedgerSequence" """)).Select(row => row[0])];

    private static async Task<string> BlockAsync(RunningProduct product) => (await product.QueryAsync("""SELECT "Block" FROM crm_records WHERE "Kind" = 'Contact'"""))[0][0];

    private static async Task<Answer> PostAsync(HttpClient person, string path, string statement)
    {
        using var answer = await person.PostAsJsonAsync(path, new { statement });
        return await Answer.ReadAsync(answer);
    }
}
