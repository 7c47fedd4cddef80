using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>The syntaxes of expressions in Elsa's shape: those that are built in, and those that this product evaluates.</summary>
internal static class SyntaxWire
{
    private static readonly JsonObject[] BuiltIn =
    [
        Of("Literal", isBrowsable: false),
        Of("Object", isBrowsable: false, ("MonacoLanguage", "json")),
        Of("Json", isBrowsable: false, ("MonacoLanguage", "json")),
        Of("Variable", isBrowsable: true),
        Of("Input", isBrowsable: true),
    ];

    public static IEnumerable<JsonObject> All(IEnumerable<string> evaluated) =>
        BuiltIn.Select(syntax => (JsonObject)syntax.DeepClone()).Concat(evaluated
            .Where(type => BuiltIn.All(known => (string?)known["type"] != type))
            .Distinct(StringComparer.Ordinal)
            .Select(Evaluated));

    private static JsonObject Evaluated(string type) => type == "Secret"
        ? Of(type, isBrowsable: true, ("UIHint", "secret-picker"), ("PickerEndpoint", "/secrets/picker"))
        : Of(type, isBrowsable: true, ("MonacoLanguage", type.ToLowerInvariant()));

    private static JsonObject Of(string type, bool isBrowsable, params (string Name, string Value)[] properties) => new()
    {
        ["type"] = type,
        ["displayName"] = type,
        ["isSerializable"] = true,
        ["isBrowsable"] = isBrowsable,
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))),
    };
}
