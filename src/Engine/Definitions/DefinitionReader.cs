using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads a definition's JSON: limits first, then the header, then the graph.</summary>
internal sealed class DefinitionReader(ActivityRegistry registry, IEnumerable<IExpressionEvaluator> evaluators, WorkflowEngineOptions options)
{
    // A nested activity costs three levels of JSON; the reader recurses, so the depth must be bounded.
    private const int MaxJsonDepth = 256;

    private readonly ExpressionCompiler expressions = new(evaluators);

    public DefinitionResult Read(string json, int? storedVersion = null)
    {
        var size = Encoding.UTF8.GetByteCount(json);
        if (size > options.MaxDefinitionBytes)
        {
            return DefinitionResult.Failed(new DefinitionError("",
                $"The definition has {size:N0} bytes, more than the {options.MaxDefinitionBytes:N0} allowed. Split it, or raise MaxDefinitionBytes."));
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxJsonDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            return DefinitionResult.Failed(new DefinitionError($"line {error.LineNumber + 1}",
                $"The text is not usable JSON: it does not parse, repeats a property, or is nested more than {MaxJsonDepth} levels deep. Correct it there."));
        }

        using (document)
        {
            return Read(json, document.RootElement, storedVersion);
        }
    }

    private DefinitionResult Read(string json, JsonElement element, int? storedVersion)
    {
        var errors = new DefinitionErrors();
        if (element.ValueKind != JsonValueKind.Object)
        {
            return DefinitionResult.Failed(new DefinitionError("", "A definition must be a JSON object."));
        }

        var definitionId = Json.Text(element, "definitionId") ?? Json.Text(element, "id");
        if (string.IsNullOrWhiteSpace(definitionId))
        {
            errors.Add("definitionId", "The definition has no id. Give it a definitionId.");
        }

        var version = Json.Number(element, "version") ?? 1;
        if (version is < 1 or > int.MaxValue || version != Math.Floor(version))
        {
            errors.Add("version", "The version must be a whole number from 1.");
            version = 1;
        }

        var definition = new WorkflowDefinition
        {
            DefinitionId = definitionId ?? "",
            // An import may have given the text another version than it says.
            Version = storedVersion ?? (int)version,
            Name = Json.Text(element, "name") ?? definitionId ?? "",
            Description = Json.Text(element, "description"),
            ContentHash = CanonicalHash.Of(element),
            Json = json,
            Inputs = Names(element, "inputs", errors),
            Outputs = Names(element, "outputs", errors),
            IncidentStrategy = Strategy(element),
        };
        var compiler = new WorkflowCompiler(registry, expressions, errors, options.MaxActivities);
        if (compiler.Compile(definition, element) is { } graph && errors.Items.Count == 0)
        {
            definition.Graph = graph;
            return new DefinitionResult(definition, []);
        }

        return new DefinitionResult(null, errors.Items);
    }

    private static List<string> Names(JsonElement element, string property, DefinitionErrors errors) =>
        [.. Json.Array(element, property, errors, property).Select(item => Json.Text(item, "name")).OfType<string>()];

    private static IncidentStrategy? Strategy(JsonElement element) =>
        element.TryGetProperty("options", out var settings) && Json.Text(settings, "incidentStrategyType") is { } type
            ? type.Contains("ContinueWithIncidents", StringComparison.Ordinal)
                ? Engine.IncidentStrategy.ContinueWithIncidents
                : Engine.IncidentStrategy.Fault
            : null;
}
