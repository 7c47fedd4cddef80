using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>The part of an entry that tells what went in and what came out; absent where there is nothing to tell.</summary>
internal static class JournalDetails
{
    public static void Write(Utf8JsonWriter json, ActivityExecutionContext context, string eventName, string? message, object? payload)
    {
        var hasValues = eventName is JournalEvents.Completed or JournalEvents.Suspended;
        var data = context.JournalDataOrNull;
        if (!hasValues && message is null && payload is null && data is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject();
        if (message is not null)
        {
            json.WritePropertyName("m"u8);
            ValueRecorder.Write(json, message);
        }

        if (payload is not null)
        {
            json.WritePropertyName("p"u8);
            ValueRecorder.Write(json, payload);
        }
        else if (data is { Count: > 0 })
        {
            WriteData(json, context.Node.Recording, data);
        }

        if (hasValues)
        {
            WriteValues(json, context);
        }

        json.WriteEndObject();
    }

    public static void WriteFault(Utf8JsonWriter json, ActivityExecutionContext context, string type, string message)
    {
        json.WriteStartObject();
        json.WriteString("m"u8, message);
        json.WriteString("x"u8, type);
        json.WriteStartObject("p"u8);
        json.WriteString("exception"u8, type);
        json.WriteString("message"u8, message);
        json.WriteNumber("attempt"u8, context.Attempt);
        json.WriteEndObject();
        WriteValues(json, context);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        var recording = context.Node.Recording;
        if (recording.RecordsInputs)
        {
            json.WritePropertyName("s"u8);
            recording.WriteInputs(json, context.InputValues);
        }

        if (context.OutputValues is { } outputs)
        {
            json.WritePropertyName("o"u8);
            recording.WriteOutputs(json, outputs);
        }
    }

    // Outcomes tell which way the run went: they are recorded also where the activity's own notes are not.
    private static void WriteData(Utf8JsonWriter json, Recording recording, IReadOnlyDictionary<string, object> data)
    {
        json.WriteStartObject("p"u8);
        foreach (var (key, value) in data)
        {
            if (recording.RecordsNotes || key == "Outcomes")
            {
                json.WritePropertyName(key);
                ValueRecorder.Write(json, value);
            }
        }

        json.WriteEndObject();
    }
}
