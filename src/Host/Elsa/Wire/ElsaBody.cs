using System.Text.Json;

namespace WorkflowConnect.Host.Elsa.Wire;

/// <summary>Reads bodies in Elsa's JSON.</summary>
internal static class ElsaBody
{
    /// <summary>The body; a new object when there is none.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class, new()
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && !request.HasJsonContentType()))
        {
            return new T();
        }

        return await JsonSerializer.DeserializeAsync<T>(request.Body, ElsaJson.Options, cancellationToken) ?? new T();
    }
}
