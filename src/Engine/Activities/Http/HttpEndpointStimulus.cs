using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="HttpEndpoint.StimulusName"/>: one per method.</summary>
public sealed record HttpEndpointStimulus(string Path, string Method)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The caller must be signed in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Authorize { get; init; }

    /// <summary>The caller must satisfy this policy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Policy { get; init; }

    /// <summary>Longest time that the caller waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan? RequestTimeout { get; init; }

    internal bool IsProtected => Authorize || Policy is not null;

    /// <exception cref="TriggerInputException">The path is no usable route.</exception>
    internal static HttpEndpointStimulus For(string? path, string method) =>
        new(HttpRoute.Parse(path).Template, method.Trim().ToLowerInvariant());

    internal static HttpEndpointStimulus? Read(string? payload) =>
        payload is null ? null : JsonSerializer.Deserialize<HttpEndpointStimulus>(payload, Options);

    /// <summary>What a waiting run is found by.</summary>
    internal object Key() => KeyOf(HttpRoute.Parse(Path).Key, Method);

    internal static object KeyOf(string key, string method) => new HttpEndpointKey(key, method.ToLowerInvariant());
}
