using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Shows a run that was read from its stored state.</summary>
internal static class InstanceOpener
{
    private static readonly JsonElement Nothing = JsonValues.ToElement(new Dictionary<string, object>(0));

    public static InstanceSnapshot Open(WorkflowExecutionContext run, WorkflowInstanceRow row)
    {
        var executions = new List<LiveExecution>();
        var bookmarks = new List<Bookmark>();
        var variables = new List<InstanceVariable>();
        ContextTree.Visit(run.Root, context =>
        {
            executions.Add(Show(context, row));
            bookmarks.AddRange(context.Bookmarks);
            variables.AddRange((context.Scope ?? []).Select(cell => new InstanceVariable(cell.Id, cell.Name, JsonValues.ToElement(cell.Value))));
        });
        return new InstanceSnapshot
        {
            Row = row,
            JournalCount = run.Journal.Sequence,
            Input = Elements(run.StartInput),
            Output = Elements(run.Output),
            Properties = Elements(run.PropertiesOrNull),
            Executions = executions,
            Bookmarks = row.Status == WorkflowStatus.Finished ? [] : bookmarks,
            Variables = [.. variables.DistinctBy(variable => variable.Id)],
        };
    }

    /// <summary>What can be shown when the definition is gone.</summary>
    public static InstanceSnapshot OpenWithoutDefinition(WorkflowInstanceRow row)
    {
        using var document = JsonDocument.Parse(row.State, JsonValues.Reading);
        var state = document.RootElement;
        return new InstanceSnapshot
        {
            Row = row,
            JournalCount = StateReader.Number(state, "seq", 0),
            Input = Elements(state, "in"),
            Output = Elements(state, "out"),
            Properties = Elements(state, "prp"),
        };
    }

    private static LiveExecution Show(ActivityExecutionContext context, WorkflowInstanceRow row)
    {
        var node = context.Node;
        return new LiveExecution
        {
            Id = context.Id,
            ParentId = context.ParentActivityExecutionContext?.Id,
            NodeId = node.NodeId,
            ParentNodeId = context.ParentActivityExecutionContext?.NodeId,
            CallStackDepth = context.Depth,
            Status = context.Status,
            StartedAt = context.StartedAt == default ? row.CreatedAt : context.StartedAt,
            CompletedAt = context.IsEnded ? context.CompletedAt ?? row.FinishedAt : null,
            CompletionMethod = context.CompletionMethod,
            ActivityState = node.Recording.RecordsInputs && context.HasInputs
                ? Element(json => node.Recording.WriteInputs(json, context.InputValues))
                : Nothing,
            Properties = Element(json => WriteProperties(json, context)),
        };
    }

    private static void WriteProperties(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        json.WriteStartObject();
        if (context.Scope is { Count: > 0 } scope)
        {
            json.WriteStartObject("Variables"u8);
            foreach (var cell in scope.DistinctBy(cell => cell.Id))
            {
                json.WritePropertyName(cell.Id);
                JsonValues.WriteValue(json, cell.Value);
            }

            json.WriteEndObject();
        }

        if (context.Flow is { } flow)
        {
            WriteFlow(json, context.Node.Flow!, flow);
        }

        foreach (var (key, value) in context.PropertiesOrNull ?? [])
        {
            json.WritePropertyName(key);
            JsonValues.WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    // The counters under the name and in the words of an Elsa server.
    private static void WriteFlow(Utf8JsonWriter json, FlowGraph graph, FlowState flow)
    {
        json.WriteStartObject("FlowScope"u8);
        json.WriteStartObject("activitiesVisitCount"u8);
        for (var index = 0; index < graph.Nodes.Length; index++)
        {
            if (flow.NodeVisits[index] > 0)
            {
                json.WriteNumber(graph.Nodes[index].OwnId, flow.NodeVisits[index]);
            }
        }

        json.WriteEndObject();
        json.WriteStartObject("connectionVisitCount"u8);
        EachVisited((name, index) => json.WriteNumber(name, flow.ConnectionVisits[index]));
        json.WriteEndObject();
        json.WriteStartObject("connectionLastVisitFollowed"u8);
        EachVisited((name, index) => json.WriteBoolean(name, flow.Followed[index]));
        json.WriteEndObject();
        json.WriteEndObject();

        void EachVisited(Action<string, int> write)
        {
            for (var index = 0; index < graph.Connections.Length; index++)
            {
                if (flow.ConnectionVisits[index] > 0)
                {
                    var (source, port, target) = graph.Connections[index];
                    write($"{graph.Nodes[source].OwnId}:{port}->{graph.Nodes[target].OwnId}:In", index);
                }
            }
        }
    }

    private static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(JsonBytes.Of(write), JsonValues.Reading);
        return document.RootElement.Clone();
    }

    private static Dictionary<string, JsonElement> Elements(IEnumerable<KeyValuePair<string, object>>? values) =>
        (values ?? []).ToDictionary(pair => pair.Key, pair => JsonValues.ToElement(pair.Value), StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> Elements(JsonElement state, string name) =>
        state.TryGetProperty(name, out var values)
            ? values.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone(), StringComparer.Ordinal)
            : [];
}
