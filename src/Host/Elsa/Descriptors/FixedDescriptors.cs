using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>Lists that every Elsa server has, with Elsa's own names, so that definitions can be exchanged.</summary>
internal static class FixedDescriptors
{
    private const string Logs = "Elsa.Workflows.LogPersistence.Strategies";

    public static IEnumerable<JsonObject> VariableTypes =>
    [
        .. Types("Primitives", "Object", "String", "Boolean", "Int32", "Long", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan"),
        .. Types("Lookups", "StringDictionary", "ObjectDictionary"),
        .. Types("Dynamic", "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray"),
        .. Types("Data", "ByteArray", "Stream"),
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

    private static IEnumerable<JsonObject> Types(string category, params string[] names) => names.Select(name => new JsonObject
    {
        ["typeName"] = name,
        ["displayName"] = name,
        ["category"] = category,
    });
}
