namespace WorkflowConnect.Engine.Activities;

/// <summary>Payload of the stimulus <see cref="HttpEndpoint.StimulusName"/>: one per method.</summary>
public sealed record HttpEndpointStimulus(string Path, string Method)
{
    /// <summary>The caller must be signed in.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Authorize { get; init; }

    /// <summary>The caller must satisfy this policy.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Policy { get; init; }

    internal static HttpEndpointStimulus For(string? path, string method) =>
        new((path ?? "").Trim('/').ToLowerInvariant(), method.ToLowerInvariant());

    internal static IEnumerable<HttpEndpointStimulus> Waiting(string path, string method) => [For(path, method)];
}
