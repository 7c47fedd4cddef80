using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>Mistakes in the configuration that are told at start, all at once.</summary>
public sealed class ListToolOptionsTests
{
    [Theory]
    [InlineData(ListToolKind.Crm)]
    [InlineData(ListToolKind.Brevo)]
    [InlineData(ListToolKind.Mailchimp)]
    public void What_is_enough_is_taken(ListToolKind kind) => Validate(new ListToolOptions { Kind = kind, Audience = kind == ListToolKind.Mailchimp ? "Kunden" : null }).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("lists.example.org", "restadmin", "http://127.0.0.1:8001", null)]
    [InlineData(null, "restadmin", "http://127.0.0.1:8001", "Crm:Lists:MailHost")]
    [InlineData("https://lists.example.org", "restadmin", "http://127.0.0.1:8001", "Crm:Lists:MailHost")]
    [InlineData("listen.straße.example", "restadmin", "http://127.0.0.1:8001", "Crm:Lists:MailHost")]
    [InlineData("lists.example.org", " ", "http://127.0.0.1:8001", "Crm:Lists:User")]
    [InlineData("lists.example.org", "rest:admin", "http://127.0.0.1:8001", "Crm:Lists:User")]
    [InlineData("lists.example.org", "restadmin", null, "Crm:Lists:Address")]
    [InlineData("lists.example.org", "restadmin", "http://127.0.0.1:8001/3.1", "Crm:Lists:Address")]
    public void Mailman_needs_an_address_a_user_and_a_domain(string? host, string user, string? address, string? mistake)
    {
        var result = Validate(new ListToolOptions { Kind = ListToolKind.Mailman, MailHost = host, User = user, Address = address is null ? null : new Uri(address) });
        (result.Failures ?? []).Count().ShouldBe(mistake is null ? 0 : 1, result.FailureMessage);
        (result.FailureMessage ?? "").ShouldContain(mistake ?? "");
    }

    [Fact]
    public void Every_mistake_is_named_with_its_setting()
    {
        var brevo = Validate(
            new ListToolOptions { Kind = ListToolKind.Brevo, Address = new Uri("https://api.brevo.com/v3"), ApiKeySecret = " ", CallsPerSecond = 0, Timeout = TimeSpan.Zero, Folder = "", DoubleOptIn = true },
            new CrmOptions { ListsNeedOptIn = true });
        string[] settings = ["Crm:Lists:Address", "Crm:Lists:ApiKeySecret", "Crm:Lists:CallsPerSecond", "Crm:Lists:Timeout", "Crm:ListsNeedOptIn", "Crm:Lists:Folder", "Crm:Lists:DoubleOptInTemplate"];
        brevo.Failures.ShouldNotBeNull().Count().ShouldBe(settings.Length);
        settings.ShouldAllBe(setting => brevo.FailureMessage!.Contains(setting));
        Validate(new ListToolOptions { Kind = ListToolKind.Mailchimp }).FailureMessage.ShouldNotBeNull().ShouldContain("Crm:Lists:Audience");
    }

    [Fact]
    public void Settings_of_a_tool_that_is_not_in_use_are_not_looked_at() => Validate(new ListToolOptions { ApiKeySecret = "", DoubleOptIn = true }).Succeeded.ShouldBeTrue();

    private static ValidateOptionsResult Validate(ListToolOptions options, CrmOptions? crm = null) => new ListToolOptionsValidator(Options.Create(crm ?? new CrmOptions())).Validate(null, options);
}
