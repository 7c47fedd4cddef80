using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Core.Tests.Crm;

public sealed class MatchKeysTests
{
    [Theory]
    [InlineData("Müller GmbH", "mueller gmbh")]
    [InlineData("Mu\u0308ller  G.m.b.H.", "MÜLLER Gesellschaft mit beschränkter Haftung")]
    [InlineData("Groß & Söhne GmbH & Co. KG", "gross und soehne gmbh und co kg")]
    [InlineData("Café Crème S.A.", "cafe creme société anonyme")]
    [InlineData("Łódź Sp. z o.o.", "lodz spzoo")]
    [InlineData("Acme, Inc.", "ACME Incorporated")]
    [InlineData("Müller (Berlin) AG", "mueller berlin Aktiengesellschaft")]
    public void Ways_to_write_one_company_give_one_key(string one, string other) =>
        MatchKeys.CompanyName(one).ShouldBe(MatchKeys.CompanyName(other));

    [Theory]
    [InlineData("Müller GmbH", "Müller AG")]
    [InlineData("Müller GmbH", "Möller GmbH")]
    [InlineData("Limited", "Ltd GmbH")]
    public void Different_companies_have_different_keys(string one, string other) =>
        MatchKeys.CompanyName(one).ShouldNotBe(MatchKeys.CompanyName(other));

    [Fact]
    public void Two_VAT_ids_of_one_country_are_two_companies_whatever_their_names() =>
        SameRecord.IsSameCompany(Company("A GmbH", "DE1"), Company("A GmbH", "DE2")).ShouldBeFalse();

    [Fact]
    public void One_VAT_id_is_one_company_whatever_its_names() =>
        SameRecord.IsSameCompany(Company("A GmbH", "DE 1"), Company("B AG", "de1")).ShouldBeTrue();

    private static Dictionary<string, string> Company(string name, string vat) => new() { [CrmFields.Name] = name, [CrmFields.VatId] = vat };
}
