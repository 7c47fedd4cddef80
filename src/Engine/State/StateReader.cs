using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Rebuilds a run from its stored state.</summary>
internal static class StateReader
{
    public static void Read(WorkflowExecutionContext run, WorkflowInstanceRow row)
    {
        using var document = JsonDocument.Parse(row.State, JsonValues.Reading);
        var state = document.RootElement;
        if (state.GetProperty("v").GetInt32() is var format && format != StateWriter.Format)
        {
            throw new InvalidOperationException($"Instance '{row.Id}' has state format {format}; this engine reads {StateWriter.Format}. Run the engine that wrote it.");
        }

        run.CorrelationId = row.CorrelationId;
        run.Name = row.Name;
        run.ParentWorkflowInstanceId = row.ParentInstanceId;
        run.Status = row.Status;
        run.SubStatus = row.SubStatus;
        run.CheckpointNumber = row.CheckpointNumber;
        run.IncidentCount = row.IncidentCount;
        run.CreatedAt = row.CreatedAt;
        run.Journal.Sequence = state.GetProperty("seq").GetInt32();
        run.TriggerActivityId = Text(state, "trg");
        run.WasResumed = state.TryGetProperty("res", out _);
        run.StartInput = Map(state, "in");
        run.Input = state.TryGetProperty("now", out _) ? Map(state, "now") : run.StartInput;
        Fill(run.Output, state, "out");
        Fill(run.Properties, state, "prp");
        ReadVisits(run, state);
        ReadOutputs(run, state);
        ReadContexts(run, state);
    }

    public static IReadOnlyDictionary<string, object> Output(WorkflowInstanceRow row)
    {
        using var document = JsonDocument.Parse(row.State, JsonValues.Reading);
        return Map(document.RootElement, "out");
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static int Number(JsonElement element, string name, int usual) =>
        element.TryGetProperty(name, out var value) ? value.GetInt32() : usual;

    private static void ReadContexts(WorkflowExecutionContext run, JsonElement state)
    {
        var contexts = new List<ActivityExecutionContext>();
        foreach (var item in state.GetProperty("ctx").EnumerateArray())
        {
            contexts.Add(ContextReader.Read(run, item, contexts));
        }

        run.Root = contexts[0];
        if (state.TryGetProperty("que", out var queue))
        {
            foreach (var index in queue.EnumerateArray())
            {
                run.Queue.Enqueue(contexts[index.GetInt32()]);
            }
        }
    }

    private static void ReadVisits(WorkflowExecutionContext run, JsonElement state)
    {
        if (!state.TryGetProperty("vis", out var visits))
        {
            return;
        }

        foreach (var property in visits.EnumerateObject())
        {
            if (run.Graph.Find(property.Name) is { } node)
            {
                run.Visits[node.Index] = property.Value.GetInt32();
            }
        }
    }

    private static void ReadOutputs(WorkflowExecutionContext run, JsonElement state)
    {
        if (!state.TryGetProperty("act", out var outputs))
        {
            return;
        }

        foreach (var property in outputs.EnumerateObject())
        {
            run.Outputs.Restore(property.Name, JsonValues.ReadObject(property.Value)!);
        }

        run.Outputs.RestoreLast(JsonValues.Read(state.GetProperty("lst")));
    }

    private static Dictionary<string, object> Map(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) ? JsonValues.ReadObject(value) : new(StringComparer.Ordinal);

    private static void Fill(IDictionary<string, object> target, JsonElement state, string name)
    {
        foreach (var (key, value) in Map(state, name))
        {
            target[key] = value;
        }
    }
}
