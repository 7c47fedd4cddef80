using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Runs one activity in a run that is thrown away.</summary>
internal static class ActivityTrials
{
    public static async ValueTask<ActivityTrial> RunAsync(WorkflowExecutionContext run, CompiledNode node)
    {
        run.Queue.Clear();
        var tried = Enter(run, node);
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        Exception? fault = null;
        try
        {
            run.Current = tried;
            if (await Executing.BeginAsync(tried))
            {
                await Executing.ExecuteAsync(tried);
            }

            data = new(tried.JournalDataOrNull ?? data, StringComparer.Ordinal);
        }
        catch (OperationCanceledException) when (run.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            fault = error;
        }
        finally
        {
            await run.DisposeScopeAsync();
        }

        return Result(tried, data, fault);
    }

    /// <summary>An execution of the activity in the scopes around it, with the default values of their variables.</summary>
    public static ActivityExecutionContext Enter(WorkflowExecutionContext run, CompiledNode node)
    {
        var context = run.Root;
        foreach (var around in Ancestors(node))
        {
            context = ReferenceEquals(around, context.Node) ? context : new ActivityExecutionContext(run, around, context, visit: 1);
            foreach (var variable in around.Variables)
            {
                context.Declare(variable.Id, variable.Name, variable.TypeName, variable.Default);
            }
        }

        return ReferenceEquals(node, run.Root.Node) ? run.Root : new ActivityExecutionContext(run, node, context, visit: 1);
    }

    private static ActivityTrial Result(ActivityExecutionContext tried, Dictionary<string, object> data, Exception? fault) => new()
    {
        Status = fault is not null ? ActivityStatus.Faulted : tried.Status,
        ActivityState = Element(json => tried.Node.Recording.WriteInputs(json, tried.InputValues)),
        Outputs = Element(json => tried.Node.Recording.WriteOutputs(json, tried.OutputValues ?? [])),
        Payload = Element(json =>
        {
            json.WriteStartObject();
            foreach (var (key, value) in data)
            {
                json.WritePropertyName(key);
                ValueRecorder.Write(json, value);
            }

            json.WriteEndObject();
        }),
        ExceptionType = fault?.GetType().FullName,
        ExceptionMessage = fault switch
        {
            null => null,
            ISafeMessage => fault.Message,
            _ => FaultHandler.WithheldMessage,
        },
    };

    private static Stack<CompiledNode> Ancestors(CompiledNode node)
    {
        var ancestors = new Stack<CompiledNode>();
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            ancestors.Push(around);
        }

        return ancestors;
    }

    private static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(JsonBytes.Of(write), JsonValues.Reading);
        return document.RootElement.Clone();
    }
}
