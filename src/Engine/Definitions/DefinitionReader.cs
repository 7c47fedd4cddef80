using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Reads a definition's JSON: limits first, then the header, then the graph.</summary>
internal sealed class DefinitionReader(
    ActivityRegistry registry, DefinitionExpansion expansion, IEnumerable<IExpressionEvaluator> evaluators, WorkflowEngineOptions settings)
{
    private readonly ExpressionCompiler expressions = new(evaluators);

    public ActivityRegistry Registry => registry;

    /// <summary>Reads a text; a stored one knows its version and hash better than the text does.</summary>
    public async ValueTask<DefinitionResult> ReadAsync(string json, WorkflowDefinitionRow? stored, CancellationToken cancellationToken)
    {
        var size = Encoding.UTF8.GetByteCount(json);
        if (size > settings.MaxDefinitionBytes)
        {
            return DefinitionResult.Failed(new DefinitionError("",
                $"The definition has {size:N0} bytes, more than the {settings.MaxDefinitionBytes:N0} allowed. Split it, or raise MaxDefinitionBytes."));
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, DefinitionModel.Parsing);
        }
        catch (JsonException error)
        {
            return DefinitionResult.Failed(new DefinitionError($"line {error.LineNumber + 1}",
                $"The text is not usable JSON: it does not parse, repeats a property, or is nested more than {DefinitionModel.MaxDepth} levels deep. Correct it there."));
        }

        if (!UnicodeText.CanBeRead(Encoding.UTF8.GetBytes(json)))
        {
            document.Dispose();
            return DefinitionResult.Failed(new DefinitionError("", UnicodeText.Problem));
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return DefinitionResult.Failed(new DefinitionError("", "A definition must be a JSON object."));
            }

            var definitionId = stored?.DefinitionId ?? Json.Text(document.RootElement, "definitionId") ?? Json.Text(document.RootElement, "id");
            var errors = new DefinitionErrors();
            var expanded = await expansion.ExpandAsync(json, definitionId ?? "", stored is not null, errors, cancellationToken);
            return Read(json, document.RootElement, definitionId, expanded, stored, errors);
        }
    }

    private DefinitionResult Read(
        string json, JsonElement element, string? definitionId, string? expanded, WorkflowDefinitionRow? stored, DefinitionErrors errors)
    {
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
            Version = stored?.Version ?? (int)version,
            VersionId = stored?.Id ?? "",
            Name = Json.Text(element, "name") ?? definitionId ?? "",
            Description = Json.Text(element, "description"),
            ContentHash = stored?.ContentHash ?? CanonicalHash.Of(element),
            Json = json,
            ExpandedJson = expanded,
            UsableAsActivity = Json.Property(element, "options") is { } options && Json.Flag(options, "usableAsActivity"),
            Inputs = Names(element, "inputs", errors),
            Outputs = Names(element, "outputs", errors),
            IncidentStrategy = Strategy(element),
            ActivationStrategy = ActivationStrategies.Parse(Option(element, "activationStrategyType")),
            CommitPoints = CommitStrategies.OfWorkflow(Option(element, "commitStrategyName")),
            FlowchartMode = FlowchartMode(element),
        };
        var compiler = new WorkflowCompiler(registry, expressions, errors, settings);
        using var whole = expanded is null ? null : JsonDocument.Parse(expanded, DefinitionModel.ParsingExpanded);
        if (compiler.Compile(definition, whole?.RootElement ?? element) is { } graph && errors.Items.Count == 0)
        {
            definition.Graph = graph;
            return new DefinitionResult(definition, []);
        }

        return new DefinitionResult(null, errors.Items);
    }

    private static List<string> Names(JsonElement element, string property, DefinitionErrors errors) =>
        [.. Json.Array(element, property, errors, property).Select(item => Json.Text(item, "name")).OfType<string>()];

    private static Activities.FlowchartExecutionMode FlowchartMode(JsonElement element) =>
        Json.Property(element, "customProperties") is { } custom
        && Json.Property(custom, Activities.Flowchart.ModeProperty) is { } mode
        && Enum.TryParse<Activities.FlowchartExecutionMode>(mode.ToString(), ignoreCase: true, out var known)
        && Enum.IsDefined(known) ? known : default;

    private static string? Option(JsonElement element, string name) =>
        Json.Property(element, "options") is { } settings ? Json.Text(settings, name) : null;

    private static IncidentStrategy? Strategy(JsonElement element) =>
        Option(element, "incidentStrategyType") is { } type
            ? type.Contains("ContinueWithIncidents", StringComparison.Ordinal)
                ? Engine.IncidentStrategy.ContinueWithIncidents
                : Engine.IncidentStrategy.Fault
            : null;
}
