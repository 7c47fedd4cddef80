using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// Which values of an activity the journal may hold, from the settings of the workflow and the activity: a property's
/// own mode, else the activity's, else the surrounding one's up to the workflow's, else the engine's.
/// </summary>
internal sealed record LogPolicy(bool Default)
{
    private readonly Dictionary<string, bool> inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> outputs = new(StringComparer.OrdinalIgnoreCase);
    private bool? notes;

    /// <summary>The activity's notes and properties.</summary>
    public bool RecordsNotes => notes ?? Default;

    /// <summary>Reads <c>logPersistenceConfig</c>, or <c>logPersistenceMode</c> as older versions wrote it.</summary>
    public static LogPolicy Read(JsonElement element, LogPolicy around, bool configured)
    {
        if (Json.Property(element, "customProperties") is not { ValueKind: JsonValueKind.Object } custom
            || (Setting(custom, "Config") ?? Setting(custom, "Mode")) is not { } setting)
        {
            return around.notes is null && around.inputs.Count == 0 && around.outputs.Count == 0 ? around : new LogPolicy(around.Default);
        }

        if (setting.ValueKind != JsonValueKind.Object)
        {
            return new LogPolicy(Mode(setting, configured) ?? around.Default);
        }

        var policy = new LogPolicy(Mode(Json.Property(setting, "default"), configured) ?? around.Default)
        {
            notes = Mode(Json.Property(setting, "internalState"), configured),
        };
        Fill(policy.inputs, Json.Property(setting, "inputs"), configured);
        Fill(policy.outputs, Json.Property(setting, "outputs"), configured);
        return policy;
    }

    public bool RecordsInput(string name) => inputs.TryGetValue(name, out var recorded) ? recorded : Default;

    public bool RecordsOutput(string name) => outputs.TryGetValue(name, out var recorded) ? recorded : Default;

    private static JsonElement? Setting(JsonElement custom, string kind) =>
        Json.Property(custom, "logPersistence" + kind) ?? Json.Property(custom, "LogPersistence" + kind);

    private static void Fill(Dictionary<string, bool> modes, JsonElement? settings, bool configured)
    {
        if (settings is not { ValueKind: JsonValueKind.Object } map)
        {
            return;
        }

        foreach (var property in map.EnumerateObject())
        {
            if (Mode(property.Value, configured) is { } mode)
            {
                modes[property.Name] = mode;
            }
        }
    }

    // True: recorded; null: as around.
    private static bool? Mode(JsonElement? setting, bool configured)
    {
        if (setting is not { } given)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.Object)
        {
            // An expression would have to be evaluated at every step; one that cannot be read here might say "exclude".
            return Json.Text(given, "evaluationMode") == "Expression"
                ? Json.Property(given, "expression") is { ValueKind: JsonValueKind.Object } expression
                    && Json.Text(expression, "type") == "Literal" && Json.Text(expression, "value") is { } literal && Word(literal, configured) is true
                : Word(Json.Text(given, "strategyType"), configured);
        }

        return given.ValueKind == JsonValueKind.String ? Word(given.GetString(), configured) : null;
    }

    // The last part of "Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core", or the bare word.
    private static bool? Word(string? text, bool configured) => text?.Split(',')[0].Split('.')[^1].Trim() switch
    {
        "Include" => true,
        "Exclude" => false,
        "Configuration" => configured,
        _ => null,
    };
}
