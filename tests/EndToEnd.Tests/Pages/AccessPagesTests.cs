using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>The administrator lets people and programs in, and keeps secrets.</summary>
[Collection(nameof(PagesCollection))]
public sealed class AccessPagesTests(PagesFixture demo)
{
    [Theory]
    [InlineData("/console/users", "de")]
    [InlineData("/console/users", "en")]
    [InlineData("/console/keys", "de")]
    [InlineData("/console/keys", "en")]
    [InlineData("/console/secrets", "de")]
    [InlineData("/console/secrets", "en")]
    [InlineData("/console/password", "de")]
    [InlineData("/console/password", "en")]
    public async Task Every_place_speaks_the_language_and_fits_a_narrow_screen(string address, string language)
    {
        await using var visitor = await demo.VisitAsync(language, width: 360);
        await visitor.GoAsync(address);
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await visitor.PhotographAsync($"{address.Split('/')[^1]}-{language}");
    }

    [Fact]
    public async Task A_new_user_signs_in_with_the_password_that_is_shown_once_and_does_what_the_role_allows()
    {
        await using var visitor = await demo.VisitAsync("en");
        await visitor.GoAsync("/console/users");
        await visitor.Page.Locator("#UserName").FillAsync("Mara Markt");
        await visitor.Page.Locator("form.vote").GetByLabel("Marketing").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        var password = await visitor.Page.Locator("#shown .code").InnerTextAsync();
        await visitor.PhotographAsync("user-made");
        (await visitor.GoAsync("/console/users")).ShouldNotContain(password);

        await visitor.SignInAsync("Mara Markt", password);
        (await visitor.GoAsync("/crm")).ShouldContain("CRM");
        (await visitor.Page.GotoAsync("/console/users"))!.Status.ShouldBe(403);
        visitor.ForgetAnsweredErrors();
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_what_its_scopes_name_and_nothing_after_it_is_revoked()
    {
        await using var visitor = await demo.VisitAsync("en");
        await visitor.GoAsync("/console/keys");
        await visitor.Page.Locator("#KeyName").FillAsync("Nightly export");
        await visitor.Page.Locator("form.vote").GetByLabel("read:workflow-definitions", new() { Exact = true }).CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Issue", Exact = true }).ClickAsync();
        var key = await visitor.Page.Locator("#shown .code").InnerTextAsync();
        await visitor.PhotographAsync("key-issued");
        (await StatusAsync(key, "/elsa/api/workflow-definitions")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(key, "/elsa/api/secrets")).ShouldBe(HttpStatusCode.Forbidden);

        await visitor.GoAsync("/console/keys");
        await visitor.Page.Locator("tr", new() { HasText = "Nightly export" }).GetByRole(AriaRole.Button).ClickAsync();
        (await visitor.TextAsync()).ShouldContain("revoked");
        (await StatusAsync(key, "/elsa/api/workflow-definitions")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_secret_is_kept_and_never_shown_again()
    {
        await using var visitor = await demo.VisitAsync("en");
        await visitor.GoAsync("/console/secrets");
        await visitor.Page.Locator("#SecretName").FillAsync("crm-token");
        await visitor.Page.Locator("#Value").FillAsync("planted-secret-value");
        await visitor.Page.Locator("#Description").FillAsync("Token of the CRM");
        await visitor.Page.Locator("#EndsOn").FillAsync(TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        (await visitor.TextAsync()).ShouldContain("Token of the CRM");
        (await visitor.TextAsync()).ShouldContain("ends soon");
        await visitor.PhotographAsync("secret-kept");
        (await visitor.Page.ContentAsync()).ShouldNotContain("planted-secret-value");

        await using var narrow = await demo.VisitAsync("de", width: 360);
        await narrow.GoAsync("/console/secrets");
        (await narrow.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await narrow.PhotographAsync("secret-kept-narrow");
        await narrow.GoAsync("/");
        (await narrow.Page.Locator("#ending-secrets").InnerTextAsync()).ShouldContain("crm-token");
        (await narrow.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
    }

    private async Task<HttpStatusCode> StatusAsync(string key, string address)
    {
        using var http = new HttpClient { BaseAddress = demo.Product.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }
}
