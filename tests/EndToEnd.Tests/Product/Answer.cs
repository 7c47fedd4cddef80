using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>An answer with its body as text.</summary>
internal sealed record Answer(HttpStatusCode Code, string? ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    /// <summary>The fields that a refusal names.</summary>
    public IReadOnlyList<string> Fields => [.. (Json["errors"] as JsonObject ?? []).Select(e => e.Key)];

    public string String(string name) => (string)Json[name]!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage answer) => new(
        answer.StatusCode,
        answer.Content.Headers.ContentType?.MediaType,
        await answer.Content.ReadAsStringAsync(),
        answer.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>A refusal in the form of RFC 9457 that repeats nothing of what was sent.</summary>
    public void ShouldRefuse(int status, params string[] secrets)
    {
        ((int)Code).ShouldBe(status, Text);
        ContentType.ShouldBe("application/problem+json", Text);
        ((int)Json["status"]!).ShouldBe(status);
        String("title").ShouldNotBeNullOrWhiteSpace();
        foreach (var secret in secrets)
        {
            Text.ShouldNotContain(secret);
        }
    }
}
