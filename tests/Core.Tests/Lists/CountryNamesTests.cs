using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("Korea, North", "KP")]
    [InlineData("Democratic People's Republic of Korea", "KP")]
    [InlineData("IRAN (ISLAMIC REPUBLIC OF)", "IR")]
    [InlineData("Congo, Democratic Republic of the", "CD")]
    [InlineData("Congo", "CG")]
    [InlineData("Burma", "MM")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkey", "TR")]
    [InlineData("Cote d Ivoire", "CI")]
    [InlineData("St. Kitts & Nevis", "KN")]
    [InlineData("China, Hong Kong Special Administrative Region", "HK")]
    [InlineData("Weißrussland", "BY")]
    [InlineData("Österreich", "AT")]
    [InlineData("Vereinigtes Königreich", "GB")]
    [InlineData("deutschland", "DE")]
    [InlineData("de", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("Guinea-Bissau", "GW")]
    [InlineData("Niger", "NE")]
    public void A_publishers_or_german_spelling_leads_to_the_code(string name, string code)
    {
        CountryNames.TryGetCode(name, out var found).ShouldBeTrue();
        found.ShouldBe(code);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("UNKNOWN")]
    [InlineData("former Soviet Union")]
    [InlineData("Netherlands Antilles")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_country_today_has_no_code(string? name)
    {
        CountryNames.TryGetCode(name, out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_code_is_found_by_both_its_names()
    {
        CountryNames.Codes.Count().ShouldBe(250);
        foreach (var code in CountryNames.Codes)
        {
            CountryNames.TryGetCode(CountryNames.English(code), out var byEnglish).ShouldBeTrue();
            CountryNames.TryGetCode(CountryNames.German(code), out var byGerman).ShouldBeTrue();
            (byEnglish, byGerman).ShouldBe((code, code));
        }
    }
}
