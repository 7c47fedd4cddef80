using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// Writes a run as compact JSON, by hand: this happens at every checkpoint. Names are short; <see cref="StateReader"/>
/// is the other half. Activities are named by their ids, so that a newer engine may number its nodes otherwise.
/// </summary>
internal static class StateWriter
{
    public const int Format = 1;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static string Write(WorkflowExecutionContext run)
    {
        var output = buffer ??= new ArrayBufferWriter<byte>(4096);
        output.ResetWrittenCount();
        var json = writer ??= new Utf8JsonWriter(output);
        json.Reset(output);
        Write(json, run);
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, WorkflowExecutionContext run)
    {
        json.WriteStartObject();
        json.WriteNumber("v", Format);
        json.WriteNumber("seq", run.Journal.Sequence);
        Text(json, "trg", run.TriggerActivityId);
        if (run.WasResumed)
        {
            json.WriteBoolean("res", true);
        }

        var start = run.StartInput ?? run.Input;
        Map(json, "in", start);
        if (!ReferenceEquals(start, run.Input) && run.SubStatus == WorkflowSubStatus.Executing)
        {
            Map(json, "now", run.Input);
        }

        Map(json, "out", run.Output);
        Map(json, "prp", run.PropertiesOrNull);
        WriteVisits(json, run);
        WriteOutputs(json, run.Outputs);
        var next = 0;
        json.WriteStartArray("ctx");
        ContextTree.Visit(run.Root, context =>
        {
            context.StateIndex = next++;
            ContextWriter.Write(json, context);
        });
        json.WriteEndArray();
        if (run.Queue.Count > 0)
        {
            json.WriteStartArray("que");
            foreach (var context in run.Queue)
            {
                if (!context.IsEnded)
                {
                    json.WriteNumberValue(context.StateIndex);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteVisits(Utf8JsonWriter json, WorkflowExecutionContext run)
    {
        if (run.Root.IsEnded)
        {
            return;
        }

        json.WriteStartObject("vis");
        for (var index = 1; index < run.Visits.Length; index++)
        {
            if (run.Visits[index] > 0)
            {
                json.WriteNumber(run.Graph.Nodes[index].Activity.Id, run.Visits[index]);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, OutputRegister outputs)
    {
        if (outputs.Values is null)
        {
            return;
        }

        json.WriteStartObject("act");
        foreach (var (activity, values) in outputs.Values)
        {
            json.WritePropertyName(activity);
            JsonValues.WriteObject(json, values!);
        }

        json.WriteEndObject();
        json.WritePropertyName("lst");
        JsonValues.WriteValue(json, outputs.Last);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Map(Utf8JsonWriter json, string name, IDictionary<string, object>? values)
    {
        if (values is { Count: > 0 })
        {
            json.WritePropertyName(name);
            JsonValues.WriteObject(json, values);
        }
    }
}
