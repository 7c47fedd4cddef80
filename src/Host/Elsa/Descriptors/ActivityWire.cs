using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>An activity's description in Elsa's shape.</summary>
internal static class ActivityWire
{
    // Studio looks for these names as they are.
    private static readonly JsonSerializerOptions Names = new(ElsaJson.Options) { DictionaryKeyPolicy = null };

    public static JsonObject Of(ActivityDescriptor activity)
    {
        var custom = new JsonObject { ["Type"] = ClrName(activity.ClrType) };
        if (activity.ResilienceCategory is { } resilience)
        {
            custom["Resilient"] = true;
            custom["ResilienceCategory"] = resilience;
        }

        foreach (var (name, value) in activity.CustomProperties)
        {
            custom[name] = JsonSerializer.SerializeToNode(value, ElsaJson.Options);
        }

        return new JsonObject
        {
            ["typeName"] = activity.TypeName,
            ["clrType"] = ClrName(activity.ClrType),
            ["namespace"] = activity.Namespace,
            ["name"] = activity.Name,
            ["version"] = activity.Version,
            ["category"] = activity.Category,
            ["displayName"] = activity.DisplayName,
            ["description"] = activity.Description,
            ["inputs"] = new JsonArray([.. activity.Inputs.Select(Input)]),
            ["outputs"] = new JsonArray([.. activity.Outputs.Select(Output)]),
            ["kind"] = activity.Kind.ToString(),
            ["runAsynchronously"] = activity.RunAsynchronously,
            ["ports"] = new JsonArray([.. activity.Ports.Select(Port)]),
            ["customProperties"] = custom,
            ["constructionProperties"] = JsonSerializer.SerializeToNode(activity.ConstructionProperties, Names),
            ["isContainer"] = activity.IsContainer,
            ["isBrowsable"] = activity.IsBrowsable,
            ["isStart"] = activity.IsStart,
            ["isTerminal"] = activity.IsTerminal,
        };
    }

    private static JsonNode Input(InputDescriptor input) => new JsonObject
    {
        ["name"] = input.Name,
        ["typeName"] = input.TypeName,
        ["displayName"] = input.DisplayName,
        ["description"] = input.Description,
        ["category"] = input.Category,
        ["order"] = input.Order,
        ["isBrowsable"] = input.IsBrowsable,
        ["isSerializable"] = true,
        ["isSynthetic"] = input.IsSynthetic,
        ["isWrapped"] = input.IsWrapped,
        ["isReadOnly"] = input.IsReadOnly,
        ["isSensitive"] = input.IsSensitive,
        ["uiHint"] = input.UIHint,
        ["uiSpecifications"] = EditorSettings.Of(input),
        ["defaultValue"] = input.DefaultValue is { } value ? JsonSerializer.SerializeToNode(value, ElsaJson.Options) : null,
        ["defaultSyntax"] = input.DefaultSyntax,
        ["autoEvaluate"] = input.AutoEvaluate,
    };

    private static JsonNode Output(OutputDescriptor output) => new JsonObject
    {
        ["name"] = output.Name,
        ["typeName"] = output.TypeName,
        ["displayName"] = output.DisplayName,
        ["description"] = output.Description,
        ["order"] = 0,
        ["isBrowsable"] = output.IsBrowsable,
        ["isSerializable"] = output.IsSerializable,
        ["isSynthetic"] = output.IsSynthetic,
    };

    private static JsonNode Port(PortDescriptor port) => new JsonObject
    {
        ["name"] = port.Name,
        ["displayName"] = port.DisplayName,
        ["type"] = port.Kind.ToString(),
        ["isBrowsable"] = port.IsBrowsable,
    };

    private static string ClrName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
