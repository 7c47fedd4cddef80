using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Reviews;

/// <summary>Without lists that may be used nobody is cleared.</summary>
[Collection(nameof(ServingProduct))]
public sealed class NotScreenedTests
{
    [Fact]
    public async Task A_lead_is_not_screened_against_samples_that_may_not_be_used_and_the_limit_of_requests_holds()
    {
        await using var product = new RunningProduct(environment: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Screening__Profile__AllowSampleLists"] = "false",
            ["Intake__RequestsPerSecond"] = "1",
            ["Intake__Burst"] = "3",
        });
        await product.StartAsync();
        var lead = await product.LeadAsync("contact-form", Product.Intake.Lead("Nina", "Ungeprueft"));
        lead.String("status").ShouldBe("notScreened");
        (await product.CountAsync("SELECT count(*) FROM crm_records")).ShouldBe(0);
        (await product.QueryAsync("""SELECT "Result" FROM protocols""")).ShouldHaveSingleItem()[0].ShouldBe("notScreened");
        await Until.TrueAsync(
            async () => await product.CountAsync("""SELECT count(*) FROM workflow_bookmarks WHERE "DueAt" IS NOT NULL""") == 1,
            "the next try has its time");

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++)
        {
            answers.Add(await product.PostAsync("contact-form", Product.Intake.Lead("Nina", "Eilig" + (char)('a' + i))));
        }

        var refused = answers.Where(a => (int)a.Code == 429).ToArray();
        refused.ShouldNotBeEmpty();
        refused[^1].ShouldRefuse(429, "Nina");
        int.Parse(refused[^1].Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await product.CountAsync("SELECT count(*) FROM leads")).ShouldBe(1 + answers.Count - refused.Length);
    }
}
