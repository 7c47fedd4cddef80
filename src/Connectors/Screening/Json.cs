using System.Text.Json;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>Reads foreign JSON without trusting its shape.</summary>
internal static class Json
{
    public static JsonElement? Property(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    public static string? Text(this JsonElement element, string name) => element.Property(name, JsonValueKind.String)?.GetString();

    /// <summary>The texts of an array; what is no text is left out.</summary>
    public static string[] Texts(this JsonElement element, string name) => element.Property(name, JsonValueKind.Array) is { } array
        ? [.. array.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).Where(v => v.Length > 0)]
        : [];

    /// <summary>A score from 0 to 1, or null when it is none.</summary>
    public static double? Score(this JsonElement element, string name) =>
        element.Property(name, JsonValueKind.Number) is { } number && number.TryGetDouble(out var score) && score is >= 0 and <= 1.0001 ? Math.Min(score, 1) : null;

    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Property(name, JsonValueKind.String) is { } text && text.TryGetDateTimeOffset(out var time) && time.Year > 2000 ? time : null;
}
