using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>
/// An answer that is written once. Studio asks for the descriptors after every save and for the types in bursts; a
/// browser that has them gets 304.
/// </summary>
internal sealed class CachedJson
{
    private readonly byte[] _bytes;
    private readonly EntityTagHeaderValue _tag;

    public CachedJson(JsonNode content)
    {
        _bytes = JsonSerializer.SerializeToUtf8Bytes(content, ElsaJson.Options);
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_bytes))[..16]}\"");
    }

    public IResult Answer(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(_bytes, "application/json", entityTag: _tag);
    }
}
