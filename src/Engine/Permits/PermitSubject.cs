using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>A compiled workflow as a rule sees it: who gives, who needs, and who overwrites which variable.</summary>
internal sealed class PermitSubject
{
    private readonly PermitFacts?[] facts;
    private readonly bool[] mayWriteAnything;
    private readonly ActivityElements? elements;

    public PermitSubject(WorkflowDefinition definition, PermitRule rule)
    {
        Rule = rule;
        KeepsOrder = definition.FlowchartMode != Activities.FlowchartExecutionMode.TokenBased;
        Nodes = definition.Graph.Nodes;
        facts = [.. Nodes.Select(node => rule.FactsOf(node.Descriptor))];
        Needing = [.. Nodes.Where(node => facts[node.Index]?.Needs == true)];
        if (Needing.Count == 0)
        {
            mayWriteAnything = [];
            return;
        }

        using var document = JsonDocument.Parse(definition.ExpandedJson ?? definition.Json, DefinitionModel.ParsingExpanded);
        elements = new ActivityElements(Nodes, document.RootElement.Clone());
        var scripts = new ScriptWrites(elements);
        mayWriteAnything = [.. Nodes.Select(node => elements.Of(node).Any(scripts.MayHappenIn))];
    }

    public PermitRule Rule { get; }

    /// <summary>An activity begins only when all before it have ended; in token mode it may begin earlier, and again.</summary>
    public bool KeepsOrder { get; }

    public CompiledNode[] Nodes { get; }

    public IReadOnlyList<CompiledNode> Needing { get; }

    public PermitFacts? FactsOf(CompiledNode node) => facts[node.Index];

    /// <summary>The variable that a giver or needer names; null when it names none that can be followed.</summary>
    public VariablePlace? ReferenceOf(CompiledNode node)
    {
        if (facts[node.Index]?.Reference is not { } name)
        {
            return null;
        }

        if (node.Outputs.FirstOrDefault(output => output.Name == name) is { } output)
        {
            return output.TargetId is { } target ? VariablePlace.Resolve(node, target) : null;
        }

        var input = node.Descriptor.Inputs.FirstOrDefault(item => item.Name == name);
        return input?.GetValue(node.Activity) is Input { Source: VariableSource source } ? VariablePlace.Resolve(node, source.Id) : null;
    }

    /// <summary>Running the activity may give the variable another value.</summary>
    public bool Overwrites(CompiledNode node, VariablePlace place) =>
        mayWriteAnything[node.Index]
        || (node.Activity.IsLoop && ReferenceEquals(place.Owner, node))
        || Array.Exists(node.Outputs, output => output.TargetId is { } target && VariablePlace.Resolve(node, target) == place)
        || (node.Activity is Activities.SetVariable { Variable: { } variable } && VariablePlace.Resolve(node, variable.Id) == place);

    /// <summary>Running the activity may take the permit from the variable.</summary>
    public bool Withdraws(CompiledNode node, VariablePlace place) => facts[node.Index] is { Gives: true } || Overwrites(node, place);

    /// <summary>What people call the activity.</summary>
    public string NameOf(CompiledNode node) =>
        elements?.Of(node) is [var element, ..] && Json.Property(element, "metadata") is { } metadata
            && Json.Text(metadata, "displayText") is { Length: > 0 } text
            ? text
            : node.Activity.Name is { Length: > 0 } name ? name : node.Activity.Id;
}
