using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Hashes what resumes a bookmark or starts a workflow, so that a store finds it by equality.</summary>
public static class Stimulus
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The payload as JSON with camel-case names; null stays null.</summary>
    public static string? ToJson(object? payload) => payload switch
    {
        null => null,
        JsonElement element => element.GetRawText(),
        _ => JsonSerializer.Serialize(payload, payload.GetType(), Options),
    };

    /// <summary>SHA-256 over name, payload and, if it is bound to one execution, that execution's id; hexadecimal.</summary>
    public static string Hash(string name, string? payloadJson, string? activityInstanceId = null) =>
        Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{name}\n{payloadJson}\n{activityInstanceId}")));
}
