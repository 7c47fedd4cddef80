using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Builds the graph of one definition. Reflection happens here, once, and never in a run.</summary>
internal sealed class WorkflowCompiler(
    ActivityRegistry registry, ExpressionCompiler expressions, DefinitionErrors errors, WorkflowEngineOptions options)
{
    private const string RootId = "Workflow1";

    private readonly List<CompiledNode> nodes = [];
    private CommitPoints commits;
    private bool hasEmbedded;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal) { RootId };

    public CompiledWorkflow? Compile(WorkflowDefinition definition, JsonElement element)
    {
        if (Json.Property(element, "root") is not { ValueKind: JsonValueKind.Object } root)
        {
            errors.Add("root", "The definition has no root activity. Add a Flowchart or a Sequence.");
            return null;
        }

        commits = definition.CommitPoints;
        hasEmbedded = definition.ExpandedJson is not null;
        var workflow = Add(new Activities.Workflow { Id = RootId, NodeId = RootId }, registry.Find("Elsa.Workflow", 1)!, null);
        workflow.LogPolicy = LogPolicy.Read(element, new LogPolicy(options.RecordValues), options.RecordValues);
        workflow.Variables = VariableReader.Read(element, errors, "variables");
        var scripts = new ScriptScan();
        if (CompileActivity(root, workflow, "root", scripts) is { } node)
        {
            node.LocalIndex = 0;
            workflow.Children = [node];
        }

        return errors.Items.Count == 0 ? new CompiledWorkflow(definition, [.. nodes], scripts.AsksForOutputs) : null;
    }

    private CompiledNode Add(Activity activity, ActivityDescriptor descriptor, CompiledNode? parent)
    {
        var node = new CompiledNode(nodes.Count, activity, descriptor, parent);
        activity.Node = node;
        node.LogPolicy = parent?.LogPolicy ?? node.LogPolicy;
        activity.Type = descriptor.TypeName;
        activity.Version = descriptor.Version;
        nodes.Add(node);
        return node;
    }

    private CompiledNode? CompileActivity(JsonElement element, CompiledNode parent, string where, ScriptScan scripts)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(where, $"An activity must be an object, not a {element.ValueKind}.");
            return null;
        }

        if (nodes.Count > options.MaxActivities)
        {
            errors.Add("root", $"The definition has more than {options.MaxActivities:N0} activities. Split it, or raise MaxActivities.");
            return null;
        }

        var id = Json.Text(element, "id");
        var type = Json.Text(element, "type");
        if (string.IsNullOrWhiteSpace(id))
        {
            errors.Add(where, $"An activity of type '{type}' has no id. Give it one that is unique in the definition.");
            return null;
        }

        where = $"activity '{id}'";
        if (!ids.Add(id))
        {
            errors.Add(where, "Another activity has the same id. Make ids unique in the definition.");
            return null;
        }

        var version = Json.Number(element, "version") is { } number and >= 1 and <= int.MaxValue ? (int)number : 1;
        if (DescriptorOf(element, type, version, where) is not { } descriptor)
        {
            return null;
        }

        var activity = descriptor.Create();
        activity.Id = id;
        var ownId = hasEmbedded ? Json.Text(element, DefinitionExpansion.OwnId) ?? id : id;
        activity.NodeId = $"{parent.NodeId}:{ownId}";
        activity.Name = Json.Text(element, "name");
        var node = Add(activity, descriptor, parent);
        node.OwnId = ownId;
        ActivitySettings.Read(activity, node, element);
        node.LogPolicy = LogPolicy.Read(element, parent.LogPolicy, options.RecordValues);
        node.CommitPoints = CommitStrategies.OfActivity(activity.CommitStrategy) ?? commits;
        node.Resilience = Resilience(element, scripts, where);
        new PropertyBinder(expressions, errors, scripts, where, Child).Bind(node, element);
        CompileContainer(node, element, where, scripts);
        CompileEmbedded(node, element, where, scripts);
        if (activity is Activities.StateMachine machine)
        {
            new StateMachineReader(expressions, errors, scripts, Child).Read(machine, element, where);
        }

        new CodeGraphCompiler(registry, expressions, errors, scripts, Add).CompileInside(node, where);
        return node;

        CompiledNode? Child(JsonElement child, string place) => CompileActivity(child, node, place, scripts);
    }

    private ActivityDescriptor? DescriptorOf(JsonElement element, string? type, int version, string where)
    {
        if (type is not null && registry.Find(type, version) is { } installed)
        {
            return installed;
        }

        if (type is not null && hasEmbedded && Json.Property(element, DefinitionExpansion.Inside) is { ValueKind: JsonValueKind.Object } inside)
        {
            return EmbeddedDescriptor.Of(inside, type, version);
        }

        // Why a workflow could not be put in its place has been said.
        if (Json.Property(element, EmbeddedReference.VersionId) is null && errors.Items.All(error => error.Where != where))
        {
            errors.Add(where, $"The activity type '{type}' is not installed. Install it, or replace the activity.");
        }

        return null;
    }

    private void CompileEmbedded(CompiledNode node, JsonElement element, string where, ScriptScan scripts)
    {
        if (node.Activity is not Activities.WorkflowDefinitionActivity
            || Json.Property(element, DefinitionExpansion.Inside) is not { } inside || Json.Property(inside, "root") is not { } root)
        {
            return;
        }

        node.Variables =
        [
            .. VariableReader.Read(inside, errors, where),
            .. node.Descriptor.Inputs.Select(Activities.WorkflowDefinitionActivity.CellOf),
            .. node.Descriptor.Outputs.Select(Activities.WorkflowDefinitionActivity.CellOf),
        ];
        if (CompileActivity(root, node, where, scripts) is { } compiled)
        {
            compiled.LocalIndex = 0;
            node.Children = [compiled];
        }
    }

    private ResilienceSetting? Resilience(JsonElement element, ScriptScan scripts, string where)
    {
        if (Json.Property(element, "customProperties") is not { } custom
            || Json.Property(custom, "resilienceStrategy") is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }

        var isExpression = string.Equals(Json.Text(given, "mode"), "Expression", StringComparison.OrdinalIgnoreCase);
        return isExpression && Json.Property(given, "expression") is { } expression
            ? new ResilienceSetting(null, expressions.CompileExpression(expression, typeof(object), errors, scripts, $"{where}, resilience") as Input<object?>)
            : new ResilienceSetting(Json.Text(given, "strategyId"), null);
    }

    private void CompileContainer(CompiledNode node, JsonElement element, string where, ScriptScan scripts)
    {
        if (node.Activity is not IContainer container)
        {
            return;
        }

        node.Variables = VariableReader.Read(element, errors, where);
        var children = new List<CompiledNode>();
        foreach (var child in Json.Array(element, "activities", errors, where))
        {
            if (CompileActivity(child, node, where, scripts) is { } compiled)
            {
                compiled.LocalIndex = children.Count;
                children.Add(compiled);
                container.Activities.Add(compiled.Activity);
            }
        }

        node.Children = [.. children];
        if (node.Activity is Activities.Flowchart flowchart)
        {
            flowchart.StartId = Json.Text(element, "start");
            node.Flow = FlowGraphReader.Read(node, element, errors, where);
        }
    }
}
