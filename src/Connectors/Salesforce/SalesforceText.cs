using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Ids, times and quoted values as Salesforce writes them in queries and rows.</summary>
internal static partial class SalesforceText
{
    /// <summary>By this our tasks are told from others, and by what follows one from another.</summary>
    public const string TaskMark = "WFC-";

    public static string Type(RecordKind kind) => kind == RecordKind.Company ? "Account" : "Contact";

    /// <summary>15 or 18 letters and digits: nothing else is put into a path or a query as an id.</summary>
    public static bool IsId(string? id) => id is { Length: 15 or 18 } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>A text in a query. Salesforce ends a query with an error at a backslash that escapes nothing.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'", text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => quoted.Append(@"\\"),
                '\'' => quoted.Append(@"\'"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when char.IsControl(c) => quoted.Append(' '),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }

    public static string Quote(IEnumerable<string> texts) => $"({string.Join(", ", texts.Select(Quote))})";

    /// <summary>A time in a query or a body; never quoted in a query. Salesforce keeps whole seconds.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        VendorJson.Text(value) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    public static string IdOf(JsonNode? row, string name = "Id") => VendorJson.Text(row?[name]) is { } id && IsId(id) ? id : throw SalesforceErrors.NotSalesforce(isWrite: false);

    /// <summary>Ids of records that an error's words name.</summary>
    public static IReadOnlyList<string> IdsIn(string words) => [.. Id().Matches(words).Select(match => match.Groups["id"].Value)];

    [GeneratedRegex(@"\bid: (?<id>[0-9A-Za-z]{15}([0-9A-Za-z]{3})?)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
