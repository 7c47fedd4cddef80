using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Engine;

/// <summary>
/// A definition as a document: everything that came is kept, also what the engine does not know. Old forms become the
/// present one, and every activity has an id and a node id, without which the designer shows nothing.
/// </summary>
internal static class DefinitionModel
{
    /// <summary>The node id of the workflow itself.</summary>
    public const string RootNodeId = "Workflow1";

    // A nested activity costs three levels of JSON; readers recurse, so the depth must be bounded.
    public const int MaxDepth = 256;

    public static JsonDocumentOptions Parsing { get; } = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    // With the workflows inside that are used as activities.
    private const int MaxExpandedDepth = 2 * MaxDepth;

    public static JsonDocumentOptions ParsingExpanded { get; } = Parsing with { MaxDepth = MaxExpandedDepth };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
    private static readonly JsonSerializerOptions Expanded = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxExpandedDepth };

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>Parses a text that may be hostile.</summary>
    /// <exception cref="InvalidDefinitionException">It is too large, broken, too deep, or no object.</exception>
    public static JsonObject Parse(string json, int maxBytes)
    {
        var size = Encoding.UTF8.GetByteCount(json);
        if (size > maxBytes)
        {
            throw Invalid("", $"The definition has {size:N0} bytes, more than the {maxBytes:N0} allowed. Split it, or raise MaxDefinitionBytes.");
        }

        if (!UnicodeText.CanBeRead(Encoding.UTF8.GetBytes(json)))
        {
            throw Invalid("", UnicodeText.Problem);
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: Parsing) as JsonObject ?? throw Invalid("", "A definition must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw Invalid($"line {error.LineNumber + 1}", $"The text is not usable JSON: it does not parse, repeats a property, or is nested more than {MaxDepth} levels deep. Correct it there.");
        }
    }

    public static string Write(JsonNode model) => model.ToJsonString(Compact);

    /// <exception cref="InvalidOperationException">It is too deep.</exception>
    public static string WriteExpanded(JsonNode model) => model.ToJsonString(Expanded);

    /// <summary>Brings the model into the form that is stored.</summary>
    public static void Normalise(JsonObject model, Func<string> newId)
    {
        model.Remove("links");
        model.Remove("$schema");
        foreach (var name in Lists)
        {
            if (model[name] is not JsonArray)
            {
                model[name] = new JsonArray();
            }
        }

        if (model["customProperties"] is not JsonObject)
        {
            model["customProperties"] = new JsonObject();
        }

        var options = model["options"] as JsonObject;
        if (options is null)
        {
            model["options"] = options = [];
        }

        // 3.0 had it at the top.
        if (model.TryGetPropertyValue("usableAsActivity", out var usable))
        {
            model.Remove("usableAsActivity");
            if (usable is not null && options["usableAsActivity"] is null)
            {
                options["usableAsActivity"] = usable;
            }
        }

        if (model["root"] is JsonObject root)
        {
            MissingActivities.Restore(root);
            root = (JsonObject)model["root"]!;
            foreach (var activity in ActivityTree.All(root))
            {
                Connections.Modernise(activity);
            }

            AssignNodeIds(root, RootNodeId, newId);
        }
    }

    /// <summary>An activity's node id is the path of ids from the workflow down to it.</summary>
    public static void AssignNodeIds(JsonObject activity, string parent, Func<string> newId)
    {
        var id = ActivityTree.Text(activity, "id");
        if (string.IsNullOrWhiteSpace(id))
        {
            activity["id"] = id = newId();
        }

        var nodeId = $"{parent}:{id}";
        activity["nodeId"] = nodeId;
        foreach (var (_, child) in ActivityTree.Children(activity))
        {
            AssignNodeIds(child, nodeId, newId);
        }
    }

    public static InvalidDefinitionException Invalid(string where, string message) => new([new DefinitionError(where, message)]);
}
