using System.Text.Json;
using System.Text.Json.Serialization;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Data;

/// <summary>Writes a <see cref="PartialDate"/> as its text, e.g. <c>"1962-05"</c>.</summary>
public sealed class PartialDateJsonConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date)
            ? date
            : throw new JsonException("Expected a date as yyyy, yyyy-MM or yyyy-MM-dd.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
