using System.Text;

namespace WorkflowConnect.Engine.Activities;

/// <summary>A value as the bytes of a message, with the media type that fits it.</summary>
internal readonly record struct HttpPayload(byte[] Body, string? ContentType)
{
    public static async ValueTask<HttpPayload> FromAsync(object? value, CancellationToken cancellationToken) => value switch
    {
        null => new([], null),
        string text => new(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"),
        byte[] bytes => new(bytes, "application/octet-stream"),
        HttpFile file => new(file.Content, file.ContentType),
        Stream stream => new(await ReadAsync(stream, cancellationToken), "application/octet-stream"),
        _ => new(Encoding.UTF8.GetBytes(JsonValues.ToElement(value).GetRawText()), "application/json; charset=utf-8"),
    };

    /// <summary>A form instead of JSON, when the author asks for one.</summary>
    public static bool TryForm(object? value, string? contentType, out HttpPayload form)
    {
        form = default;
        if (contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true || value is null or string or byte[])
        {
            return false;
        }

        var fields = ValueConverter.To<IDictionary<string, object>>(value) ?? new Dictionary<string, object>(StringComparer.Ordinal);
        var text = string.Join('&', fields.Select(field =>
            $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(ValueConverter.To<string>(field.Value) ?? "")}"));
        form = new HttpPayload(Encoding.UTF8.GetBytes(text), contentType);
        return true;
    }

    private static async ValueTask<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
