using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp;

/// <summary>Mistakes in the configuration that are told at start.</summary>
public sealed class WeclappOptionsTests
{
    [Theory]
    [InlineData(CrmKind.Weclapp, "https://tenant.weclapp.com", true, null)]
    [InlineData(CrmKind.Weclapp, "https://tenant.weclapp.com/webapp/api/v2/", true, "without /webapp/api")]
    [InlineData(CrmKind.Weclapp, null, true, "Crm:Address must be")]
    [InlineData(CrmKind.EspoCrm, "https://crm.example.com", true, "are for weclapp")]
    [InlineData(CrmKind.EspoCrm, "https://crm.example.com", false, null)]
    public void Address_and_settings_that_cannot_work_are_named(CrmKind kind, string? address, bool blocks, string? says)
    {
        var result = new CrmOptionsValidator().Validate(null, new CrmOptions { Kind = kind, Address = address is null ? null : new Uri(address), BlockCustomers = blocks });
        result.Succeeded.ShouldBe(says is null);
        (result.FailureMessage ?? "").ShouldContain(says ?? "");
    }
}
