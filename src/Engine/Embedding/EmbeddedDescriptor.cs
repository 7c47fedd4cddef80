using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Describes a workflow as an activity type: its inputs, outputs and outcomes are what it declares.</summary>
internal static class EmbeddedDescriptor
{
    private const string UsualCategory = "Workflows";
    private const string UsualOutcome = "Done";

    /// <summary>From a definition, or from what an expansion holds of it.</summary>
    public static ActivityDescriptor Of(JsonElement definition, string typeName, int version)
    {
        var ignored = new DefinitionErrors();
        var options = Json.Property(definition, "options") is { ValueKind: JsonValueKind.Object } given ? given : default(JsonElement?);
        var name = Json.Text(definition, "name");
        var outcomes = Json.Array(definition, "outcomes", ignored, "")
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : Json.Text(item, "name"))
            .OfType<string>().Append(UsualOutcome).Where(outcome => outcome.Length > 0).Distinct(StringComparer.Ordinal);
        return new ActivityDescriptor
        {
            TypeName = typeName,
            Version = version,
            Namespace = UsualCategory,
            Name = typeName,
            DisplayName = string.IsNullOrWhiteSpace(name) ? typeName : name,
            Description = Json.Text(definition, "description"),
            Category = options is { } settings && Json.Text(settings, "activityCategory") is { Length: > 0 } category ? category : UsualCategory,
            Kind = ActivityKind.Action,
            Ports =
            [
                .. outcomes.Select(outcome => new PortDescriptor(outcome, outcome, PortKind.Flow)),
                new PortDescriptor("Root", "Root", PortKind.Embedded) { IsBrowsable = false },
            ],
            Inputs = [.. Named(definition, "inputs", ignored).Select(Input)],
            Outputs = [.. Named(definition, "outputs", ignored).Select(Output)],
            ClrType = typeof(Activities.WorkflowDefinitionActivity),
            Create = () => new Activities.WorkflowDefinitionActivity(),
        };
    }

    /// <summary>The name of a workflow as the name of a type: its words without what stands between them.</summary>
    public static string TypeNameOf(string name)
    {
        var type = new StringBuilder(name.Length);
        var begins = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                begins = true;
                continue;
            }

            type.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = false;
        }

        return type.Length == 0 ? "Workflow" : type.ToString();
    }

    private static IEnumerable<JsonElement> Named(JsonElement definition, string list, DefinitionErrors errors) =>
        Json.Array(definition, list, errors, "")
            .Where(item => !string.IsNullOrEmpty(Json.Text(item, "name")))
            .DistinctBy(item => Words.CamelCase(Json.Text(item, "name")!), StringComparer.Ordinal);

    private static InputDescriptor Input(JsonElement item)
    {
        var name = Json.Text(item, "name")!;
        var type = Json.Text(item, "type") ?? "Object";
        var isArray = Json.Flag(item, "isArray");
        return new InputDescriptor
        {
            Name = name,
            TypeName = isArray ? type + "[]" : type,
            ValueType = isArray ? typeof(object) : VariableType.ClrTypeOf(type),
            DisplayName = Json.Text(item, "displayName") is { Length: > 0 } label ? label : Words.Of(name),
            Description = Json.Text(item, "description"),
            Category = Json.Text(item, "category"),
            UIHint = Json.Text(item, "uiHint") is { Length: > 0 } hint ? hint : InputUIHints.SingleLine,
            IsWrapped = true,
        };
    }

    private static OutputDescriptor Output(JsonElement item)
    {
        var name = Json.Text(item, "name")!;
        var type = Json.Text(item, "type") ?? "Object";
        return new OutputDescriptor
        {
            Name = name,
            TypeName = Json.Flag(item, "isArray") ? type + "[]" : type,
            DisplayName = Json.Text(item, "displayName") is { Length: > 0 } label ? label : Words.Of(name),
            Description = Json.Text(item, "description"),
        };
    }
}
