using System.Text.RegularExpressions;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>
/// OFAC's id list carries numbers beside statements that are no ids ("Secondary sanctions risk:", "Gender", effective dates);
/// this tells them apart.
/// </summary>
internal static partial class OfacIdTypes
{
    // Statements and contacts that would only make noise among identifiers. They go to the remarks.
    private static readonly string[] NoIds =
    [
        "Secondary sanctions", "Additional Sanctions", "Executive Order", "Effective Date", "Listing Date", "Purchase/Sales",
        "Target Type", "Gender", "Organization Type", "Organization Established", "Website", "Email", "Phone", "Telephone", "Fax",
        "CAATSA", "Transactions Prohibited", "Nationality of Registration", "Issuer Name", "Equity Ticker", "Linked To",
        "Aircraft Manufacture", "Aircraft Model", "Aircraft Operator", "Vessel Year", "Vessel Type", "Vessel Flag", "Former Vessel",
        "Other Vessel", "Previous Aircraft", "Bank account", "Prohibited Transactions", "PEESA",
    ];

    public static bool IsIdentifier(string type) =>
        !Array.Exists(NoIds, n => type.Contains(n, StringComparison.OrdinalIgnoreCase));

    public static Identifier Make(string type, string number, string? country)
    {
        var imo = Imo().Match(number);
        var kind = imo.Success ? "imo" : IdentifierKinds.Of(type);
        return new Identifier(kind, imo.Success ? imo.Groups["imo"].Value : number, CountryNames.TryGetCode(country, out var code) ? code : null);
    }

    [GeneratedRegex(@"^IMO\s*(?<imo>\d{7})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Imo();
}
