using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>Known false positives in the browser: listed, revoked, and shown with the difference where one no longer holds.</summary>
[Collection(nameof(PagesCollection))]
public sealed class ClearancePagesTests(PagesFixture demo)
{
    [Fact]
    public async Task A_clearance_is_revoked_with_a_reason_and_stays_readable()
    {
        await using var visitor = await demo.VisitAsync(user: PagesFixture.Reviewers[0]);
        var text = await visitor.GoAsync("/console/clearances");
        text.ShouldContain("Dauerfreigaben (bekannte Fehltreffer)");
        text.ShouldContain("Calixte Mbarushimna");
        text.ShouldContain("Nur zufällige Namensähnlichkeit");
        await visitor.Page.Locator("article summary").First.ClickAsync();
        await visitor.PhotographAsync("clearances");

        var article = visitor.Page.Locator("article.match").First;
        var id = (await article.GetAttributeAsync("id"))!;
        await article.GetByText("Widerrufen").First.ClickAsync();
        await article.Locator("textarea").FillAsync("Zweifel an der Identität.");
        await article.Locator("form button").ClickAsync();
        await visitor.Page.GetByText("Die Dauerfreigabe ist widerrufen.").WaitForAsync();
        (await visitor.Page.Locator($"#{id}").CountAsync()).ShouldBe(0);

        await visitor.GoAsync("/console/clearances?all=true");
        (await visitor.Page.Locator($"#{id}").InnerTextAsync()).ShouldContain("widerrufen");
        (await visitor.Page.Locator($"#{id} form").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_revoke_sees_the_clearances_without_the_form()
    {
        await using var visitor = await demo.VisitAsync("en");
        (await visitor.GoAsync("/console/clearances?all=true")).ShouldContain("Clearances (known false positives)");
        (await visitor.Page.Locator("article.match").CountAsync()).ShouldBeGreaterThan(0);
        (await visitor.Page.Locator("article form").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("de", "Frühere Dauerfreigabe gilt nicht mehr", "Angaben der geprüften Partei geändert")]
    [InlineData("en", "An earlier clearance no longer holds", "The checked party's data changed")]
    public async Task A_review_shows_what_has_changed_since_the_release(string language, string title, string cause)
    {
        await demo.PostLeadAsync(new
        {
            person = new { givenName = "Calixte", familyName = "Mbarushimna", email = "changed@pages.example", address = new { city = "Kigali" + language } },
            message = language,
        });
        await using var visitor = await demo.VisitAsync(language, user: PagesFixture.Reviewers[1]);
        await visitor.GoAsync("/console/reviews");
        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await visitor.Page.Locator("form.vote").WaitForAsync();
        var text = await visitor.TextAsync();
        text.ShouldContain(title);
        text.ShouldContain(cause);
        text.ShouldContain("Kigali" + language);
        await visitor.PhotographAsync($"review-reopened-{language}");
    }
}
