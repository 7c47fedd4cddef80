using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using WorkflowConnect.Connectors.Crm;
namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Values as EspoCRM writes them: a time has no zone and means UTC, a post is Markdown.</summary>
internal static class EspoText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";
    private const string MarkdownSigns = "\\`*_[]<>#~|&";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonNode? value) =>
        VendorJson.Words(value) is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? new DateTimeOffset(time, TimeSpan.Zero) : null;

    public static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True;

    /// <summary>Words that Markdown shows as they are.</summary>
    public static string Markdown(string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        foreach (var c in words)
        {
            if (MarkdownSigns.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>EspoCRM's own word for a salutation; null for one that it does not know.</summary>
    public static string? Salutation(string given) => given.Trim().TrimEnd('.').ToUpperInvariant() switch
    {
        "HERR" or "HR" or "MR" or "MISTER" => "Mr.",
        "FRAU" or "FR" or "MS" or "MISS" => "Ms.",
        "MRS" => "Mrs.",
        "DR" or "DOKTOR" => "Dr.",
        _ => null,
    };
}
