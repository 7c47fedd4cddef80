using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>An answer of a connected CRM: whole, whatever it says.</summary>
/// <param name="Status">HTTP status; by itself neither success nor failure.</param>
/// <param name="Headers">By name, whatever the case.</param>
/// <param name="Body">Bytes of the body.</param>
internal sealed record VendorAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private const int Deepest = 64;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Null when the body is no JSON; JSON's own null is <see cref="JsonValueKind.Null"/> and is null too, see <see cref="IsJson"/>.</summary>
    public JsonNode? Json()
    {
        try
        {
            return JsonNode.Parse(Body, documentOptions: new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the body is JSON: a page of a proxy is not.</summary>
    public bool IsJson()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = Deepest });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Seconds or a date in Retry-After; null when there is none.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => !Headers.TryGetValue("Retry-After", out var text) ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400))
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) && at > now ? at - now
        : null;
}
