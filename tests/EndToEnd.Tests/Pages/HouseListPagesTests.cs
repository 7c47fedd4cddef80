using Microsoft.Playwright;

namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>The compliance officer enters a designation before the publisher's file has it.</summary>
[Collection(nameof(PagesCollection))]
public sealed class HouseListPagesTests(PagesFixture demo)
{
    [Fact]
    public async Task An_entry_is_entered_shown_as_awaited_changed_and_removed()
    {
        await using var visitor = await demo.VisitAsync("de");
        await visitor.GoAsync("/console/house-list");
        await visitor.Page.Locator("#Name").FillAsync("Zacharias Hausmann-Plantedname");
        await visitor.Page.Locator("#BirthDates").FillAsync("04.05.1962");
        await visitor.Page.Locator("#ExpectedOn").SelectOptionAsync("EU");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        (await visitor.TextAsync()).ShouldContain("noch nicht auf EU");
        await visitor.PhotographAsync("house-list");
        (await visitor.GoAsync("/")).ShouldContain("die auf einer Liste erwartet werden");

        await visitor.GoAsync("/console/house-list");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ändern" }).First.ClickAsync();
        (await visitor.Page.Locator("#Name").InputValueAsync()).ShouldBe("Zacharias Hausmann-Plantedname");
        await visitor.Page.Locator("#Nationalities").FillAsync("Atlantis");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        (await visitor.Page.Locator("#refused").InnerTextAsync()).ShouldContain("„Atlantis“ ist kein Land");

        await visitor.GoAsync("/console/house-list");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Entfernen" }).First.ClickAsync();
        (await visitor.TextAsync()).ShouldNotContain("Hausmann-Plantedname");
        visitor.ForgetAnsweredErrors();
    }
}
