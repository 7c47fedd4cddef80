using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>Lists that every Elsa server has, with Elsa's own names, so that definitions can be exchanged.</summary>
internal static class FixedDescriptors
{
    private const string Logs = "Elsa.Workflows.LogPersistence.Strategies";

    public static IEnumerable<JsonObject> VariableTypes =>
    [
        VariableType("Primitives", "Object", "Any value."),
        VariableType("Primitives", "String", "Text."),
        VariableType("Primitives", "Boolean", "True or false."),
        VariableType("Primitives", "Int32", "A whole number from -2,147,483,648 to 2,147,483,647."),
        VariableType("Primitives", "Long", "A whole number of up to 18 digits."),
        VariableType("Primitives", "Single", "A number with a fraction, kept to about 7 digits."),
        VariableType("Primitives", "Double", "A number with a fraction, kept to about 15 digits."),
        VariableType("Primitives", "Decimal", "A number with a fraction, exact to 28 digits; right for money."),
        VariableType("Primitives", "Guid", "An ID of 32 hexadecimal digits that no other has."),
        VariableType("Primitives", "DateTime", "A day with a time, without a word on the time zone."),
        VariableType("Primitives", "DateTimeOffset", "A moment: a day with a time and its distance from UTC."),
        VariableType("Primitives", "TimeSpan", "A length of time, such as 01:30:00."),
        VariableType("Lookups", "StringDictionary", "Texts that are looked up by name."),
        VariableType("Lookups", "ObjectDictionary", "Values of any type that are looked up by name."),
        VariableType("Dynamic", "JSON", "Any JSON; scripts reach its fields with a dot."),
        VariableType("Dynamic", "JsonElement", "Any JSON, to be read only."),
        VariableType("Dynamic", "JsonNode", "Any JSON, to be read and changed."),
        VariableType("Dynamic", "JsonObject", "A JSON object, to be read and changed."),
        VariableType("Dynamic", "JsonArray", "A JSON list, to be read and changed."),
        VariableType("Data", "ByteArray", "Bytes, such as the content of a file."),
        VariableType("Data", "Stream", "Bytes that are read once, from the first to the last."),
    ];

    public static IEnumerable<JsonObject> StorageDrivers =>
    [
        new JsonObject
        {
            ["typeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
            ["displayName"] = "Workflow Instance",
            ["priority"] = 5,
            ["deprecated"] = false,
        },
        new JsonObject
        {
            ["typeName"] = "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core",
            ["displayName"] = "Memory",
            ["priority"] = 0,
            ["deprecated"] = false,
        },
    ];

    public static IEnumerable<JsonObject> IncidentStrategies =>
    [
        Typed("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "Fault", "The run stops at once."),
        Typed(
            "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
            "Continue with incidents",
            "Other branches go on; what waits for the faulted one does not complete."),
    ];

    public static IEnumerable<JsonObject> LogStrategies =>
    [
        Typed($"{Logs}.Inherit, Elsa.Workflows.Core", "Inherit", "As the surrounding activity or the workflow says."),
        Typed($"{Logs}.Include, Elsa.Workflows.Core", "Include", "The journal keeps the value."),
        Typed($"{Logs}.Exclude, Elsa.Workflows.Core", "Exclude", "The journal keeps no value."),
        Typed($"{Logs}.Configuration, Elsa.Workflows.Core", "Configuration", "As the server is configured."),
    ];

    public static JsonObject ByType(StrategyDescription strategy) => Typed(strategy.Name, strategy.DisplayName, strategy.Description);

    public static JsonObject ByName(StrategyDescription strategy) => new()
    {
        ["name"] = strategy.Name,
        ["displayName"] = strategy.DisplayName,
        ["description"] = strategy.Description,
    };

    private static JsonObject Typed(string typeName, string displayName, string description) => new()
    {
        ["typeName"] = typeName,
        ["displayName"] = displayName,
        ["description"] = description,
    };

    private static JsonObject VariableType(string category, string name, string description) => new()
    {
        ["typeName"] = name,
        ["displayName"] = name,
        ["category"] = category,
        ["description"] = description,
    };
}
