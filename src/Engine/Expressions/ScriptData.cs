using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>What scripts and templates may see of a run, as JSON objects.</summary>
internal static class ScriptData
{
    public static string Input(ActivityExecutionContext context)
    {
        if (context.Node.EmbeddedIn is null)
        {
            return JsonValues.Write(context.WorkflowInput.AsReadOnly()) ?? "{}";
        }

        var values = new Dictionary<string, object>(context.WorkflowInput, StringComparer.Ordinal);
        Activities.WorkflowDefinitionActivity.AddInputs(context, values);
        return JsonValues.Write(values.AsReadOnly()) ?? "{}";
    }

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

    public static string Outputs(ActivityExecutionContext context)
    {
        if (context.WorkflowExecutionContext.Outputs.Values is not { } outputs)
        {
            return "{}";
        }

        var scope = OutputRegister.ScopeOf(context.Node.EmbeddedIn);
        return Write(writer =>
        {
            foreach (var (activity, values) in outputs.Where(item => OutputRegister.IsIn(scope, item.Key)))
            {
                writer.WritePropertyName(activity[scope.Length..]);
                JsonValues.WriteObject(writer, values!);
            }
        });
    }

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
