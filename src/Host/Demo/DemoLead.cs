using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Demo;

/// <summary>A sample lead of <c>samples/leads.json</c> and how it has to end.</summary>
internal sealed record DemoLead
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Title { get; init; }

    public required string Source { get; init; }

    /// <summary>Sent as form fields instead of JSON.</summary>
    public bool Form { get; init; }

    /// <summary>The verdict that two persons give in its review, or null.</summary>
    public string? Decide { get; init; }

    public required JsonObject Fields { get; init; }

    public required DemoExpectation Expect { get; init; }

    public static DemoLead[] ReadAll() =>
        JsonSerializer.Deserialize<DemoLead[]>(File.ReadAllBytes(Path.Combine(ProductFiles.Find("samples"), "leads.json")), Json)!;

    public HttpContent Content() => Form
        ? new FormUrlEncodedContent(Fields.Select(f => KeyValuePair.Create(f.Key, (string)f.Value!)))
        : JsonContent.Create(Fields);
}
