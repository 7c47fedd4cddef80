using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>What the pages show of the samples.</summary>
[Collection(nameof(PagesCollection))]
public sealed class ConsolePagesTests(PagesFixture demo)
{
    public static TheoryData<string, string> Places => new()
    {
        { "/", "Overview" },
        { "/crm", "CRM" },
        { "/crm?kind=contact", "CRM" },
        { "/crm/lists", "Distribution lists" },
        { "/console/reviews", "Reviews" },
        { "/console/clearances", "Clearances (known false positives)" },
        { "/console/leads", "Leads" },
        { "/console/protocols", "Protocols" },
        { "/console/runs", "Workflow runs" },
        { "/console/house-list", "House list" },
    };

    [Fact]
    public async Task Home_shows_the_lists_and_warns_that_samples_are_not_for_real_business()
    {
        await using var visitor = await demo.VisitAsync();
        var text = await visitor.GoAsync("/");
        text.ShouldContain("Musterlisten – nicht für echte Geschäfte");
        text.ShouldContain("OFAC-SDN");
        text.ShouldContain("8.976");
        (await visitor.Page.Locator("#samples").IsVisibleAsync()).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_place_is_there_in_English_and_fits_a_narrow_screen(string address, string title)
    {
        await using var visitor = await demo.VisitAsync("en", width: 360);
        (await visitor.GoAsync(address)).ShouldNotContain("Microsoft.", Case.Sensitive, "a type's name stands where a value should");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe(title);
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_language_that_was_chosen_stays()
    {
        await using var visitor = await demo.VisitAsync("fr");
        (await visitor.GoAsync("/")).ShouldContain("Klärungsfälle");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await visitor.TextAsync()).ShouldContain("Sample lists – not for real business");
        (await visitor.TextAsync()).ShouldContain("8,976");
        (await visitor.GoAsync("/console/protocols")).ShouldContain("clear");
    }

    [Fact]
    public async Task A_page_of_a_company_shows_its_contact_its_history_and_the_protocol_as_PDF()
    {
        await using var visitor = await demo.VisitAsync();
        await visitor.GoAsync("/crm");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Falk & Partner KG" }).ClickAsync();
        var text = await visitor.TextAsync();
        text.ShouldContain("Miriam Falk");
        text.ShouldContain("Sanktionslistenprüfung: unbedenklich");
        var document = await visitor.Page.Locator("table a").First.GetAttributeAsync("href");
        var answer = await visitor.Page.APIRequest.GetAsync(document!);
        answer.Status.ShouldBe(200);
        answer.Headers["content-type"].ShouldBe("application/pdf");
        answer.Headers["content-disposition"].ShouldStartWith("inline");
        answer.Headers["x-content-type-options"].ShouldBe("nosniff");
        (await answer.BodyAsync())[..4].ShouldBe("%PDF"u8.ToArray());
    }

    [Fact]
    public async Task A_search_finds_a_contact_and_leaves_no_name_in_the_address()
    {
        await using var visitor = await demo.VisitAsync();
        await visitor.GoAsync("/crm?kind=contact");
        await visitor.Page.GetByLabel("Name oder E-Mail enthält").FillAsync("wiśniewski");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Suchen" }).ClickAsync();
        (await visitor.TextAsync()).ShouldContain("Łukasz Wiśniewski");
        (await visitor.TextAsync()).ShouldNotContain("Wiebke Harms");
        visitor.Page.Url.ShouldNotContain("wi", Case.Insensitive);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_told_in_words_and_to_programs_as_problem_details()
    {
        await using var visitor = await demo.VisitAsync("en");
        (await visitor.Page.GotoAsync("/crm/company/nobody"))!.Status.ShouldBe(404);
        (await visitor.TextAsync()).ShouldContain("There is no such page");
        (await visitor.Page.GotoAsync("/nowhere?lang=de"))!.Status.ShouldBe(404);
        (await visitor.TextAsync()).ShouldContain("Diese Seite gibt es nicht");
        visitor.ForgetAnsweredErrors();
        var answer = await visitor.Page.APIRequest.GetAsync("/reviews/nobody", new() { Headers = [new("Accept", "application/json")] });
        answer.Status.ShouldBe(404);
        answer.Headers["content-type"].ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_run_shows_its_steps_and_leads_back_to_its_lead()
    {
        await using var visitor = await demo.VisitAsync("en");
        await visitor.GoAsync("/console/leads");
        await visitor.Page.Locator("table a").Last.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Show run" }).ClickAsync();
        var text = await visitor.TextAsync();
        text.ShouldContain("lead-intake");
        text.ShouldContain("completed");
        (await visitor.Page.Locator("a[href^='/console/leads/']").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_as_text_and_a_long_word_breaks_no_layout()
    {
        const string Script = "<script>alert(1)</script>";
        var longWord = new string('W', 190);
        (await demo.PostLeadAsync(new
        {
            person = new { givenName = "אורלי", familyName = Script, email = "orli@zzqq.example" },
            company = new { name = $"Zzqq {longWord}", address = new { city = longWord, country = "DE" } },
        })).ShouldContain("completed");
        await using var visitor = await demo.VisitAsync("de", width: 360);
        (await visitor.GoAsync("/crm")).ShouldContain(longWord);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await visitor.Page.Locator("tbody a").Filter(new() { HasText = longWord }).ClickAsync();
        await visitor.Page.Locator(".links a").WaitForAsync();
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await visitor.TextAsync()).ShouldContain(Script);
        await visitor.Page.Locator(".links a").ClickAsync();
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldContain(Script);
        (await visitor.Page.Locator("main script").CountAsync()).ShouldBe(0);
    }
}
