using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Storage.Json;

/// <summary>
/// How complex values stand in their text columns. A field that is added later is missing in old rows and reads
/// as null, whatever its initialiser says: make such a field nullable.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LeadData))]
[JsonSerializable(typeof(WorkflowReference))]
[JsonSerializable(typeof(ScreeningProfile))]
[JsonSerializable(typeof(IReadOnlyList<CheckedSubject>))]
[JsonSerializable(typeof(PreviousCheck))]
[JsonSerializable(typeof(RelevantContent))]
[JsonSerializable(typeof(IReadOnlyList<Vote>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(WriteOutcome))]
[JsonSerializable(typeof(IReadOnlyList<RecordRef>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Shared.Settings.GetTypeInfo(typeof(T)));

    public static T Read<T>(string text) => JsonSerializer.Deserialize(text, (JsonTypeInfo<T>)Shared.Settings.GetTypeInfo(typeof(T)))
        ?? throw new JsonException($"A stored {typeof(T).Name} reads null.");

    /// <summary>In a class of its own: a field beside the generated ones would be initialised before <see cref="Default"/>.</summary>
    private static class Shared
    {
        // Text stays readable in the database: it is never put into a page, so nothing but JSON's own signs is escaped.
        public static readonly JsonSerializerOptions Settings = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new PartialDateJsonConverter(), new JsonStringEnumConverter() },
            TypeInfoResolver = Default,
        };
    }
}
