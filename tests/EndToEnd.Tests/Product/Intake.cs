using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>Posts to the intake and reads its answers.</summary>
internal static class Intake
{
    /// <summary>Posts JSON with the source's key; further headers may replace it or add to it.</summary>
    public static Task<Answer> PostAsync(
        this RunningProduct product,
        string source,
        JsonNode body,
        params (string Name, string Value)[] headers) =>
        product.SendAsync(source, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    /// <summary>Posts any content. An empty header value takes the header away.</summary>
    public static async Task<Answer> SendAsync(
        this RunningProduct product,
        string source,
        HttpContent content,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/intake/{source}") { Content = content };
        request.Headers.Add("X-Api-Key", RunningProduct.Key);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await product.Http.SendAsync(request);
        return await Answer.ReadAsync(answer);
    }

    /// <summary>Posts a lead and waits for its outcome.</summary>
    public static async Task<Answer> LeadAsync(this RunningProduct product, string source, JsonNode body)
    {
        var answer = await product.PostAsync(source, body, ("Prefer", "wait=30"));
        answer.Code.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Accepted], answer.Text);
        return answer;
    }

    public static async Task<Answer> GetAsync(this RunningProduct product, string path, string? key = RunningProduct.Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        using var answer = await product.Http.SendAsync(request);
        return await Answer.ReadAsync(answer);
    }

    /// <summary>Asks the tracking address until the lead has the status.</summary>
    public static Task UntilStatusAsync(this RunningProduct product, Answer lead, string status) => Until.TrueAsync(
        async () => (await product.GetAsync(lead.String("tracking"))).String("status") == status,
        $"the lead is {status}");

    /// <summary>A person and a company that nobody else has.</summary>
    public static JsonObject Lead(string givenName, string familyName, string? company = null) => new()
    {
        ["person"] = new JsonObject { ["givenName"] = givenName, ["familyName"] = familyName, ["email"] = $"{givenName}.{familyName}@example.org".ToLowerInvariant() },
        ["company"] = company is null ? null : new JsonObject { ["name"] = company },
    };
}
