using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>What scripts and templates may see of a run, as JSON objects.</summary>
internal static class ScriptData
{
    public static string Input(WorkflowExecutionContext run) => JsonValues.Write(run.Input.AsReadOnly()) ?? "{}";

    public static string Variables(ActivityExecutionContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Write(writer =>
        {
            for (var scope = context; scope is not null; scope = scope.ParentActivityExecutionContext)
            {
                foreach (var cell in scope.Scope ?? [])
                {
                    if (seen.Add(cell.Name))
                    {
                        writer.WritePropertyName(cell.Name);
                        JsonValues.WriteValue(writer, cell.Value);
                    }
                }
            }
        });
    }

    public static string Outputs(OutputRegister outputs) => outputs.Values is null ? "{}" : Write(writer =>
    {
        foreach (var (activity, values) in outputs.Values)
        {
            writer.WritePropertyName(activity);
            JsonValues.WriteObject(writer, values!);
        }
    });

    private static string Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
