using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Writes one live execution.</summary>
internal static class ContextWriter
{
    public static void Write(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        json.WriteStartObject();
        json.WriteString("a", context.Activity.Id);
        if (context.ParentActivityExecutionContext is { } parent)
        {
            json.WriteNumber("p", parent.StateIndex);
        }

        Number(json, "n", context.Visit, 1);
        Number(json, "s", (int)context.Status, 0);
        Number(json, "d", context.Depth, context.ParentActivityExecutionContext is { } around ? around.Depth + 1 : 0);
        if (context is { Status: ActivityStatus.Pending, ScheduledBy: { } before })
        {
            // Its entry in the journal is yet to be written.
            json.WriteString("by", before.Activity.Id);
            json.WriteNumber("bn", context.ScheduledByVisit);
        }

        Number(json, "t", context.Attempt, 1);
        Number(json, "c", context.Cursor, 0);
        Number(json, "bc", context.BookmarkCount, 0);
        Text(json, "cb", context.CallbackMethod);
        Text(json, "cc", context.CompletionMethod);
        Flag(json, "cr", context.CompletesOnResume);
        Flag(json, "be", context.StartedByBackwardEdge);
        if (context.StartedAt != default)
        {
            json.WriteString("at", context.StartedAt);
        }

        if (context.Tag is not null)
        {
            json.WritePropertyName("tg");
            JsonValues.WriteValue(json, context.Tag);
        }

        WriteInputs(json, context);
        WriteScope(json, context);
        if (context.PropertiesOrNull is { Count: > 0 } properties)
        {
            json.WritePropertyName("pr");
            JsonValues.WriteObject(json, properties);
        }

        if (context.ActivityInputOrNull is { Count: > 0 } input)
        {
            json.WritePropertyName("ai");
            JsonValues.WriteObject(json, input);
        }

        WriteFlow(json, context.IsEnded ? null : context.Flow);
        WriteBookmarks(json, context);
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        Flag(json, "hi", context.HasInputs && !context.IsEnded);
        if (context.InputValues is not { } values || context.IsEnded)
        {
            return;
        }

        json.WriteStartArray("i");
        foreach (var value in values)
        {
            JsonValues.WriteValue(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteScope(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        if (context.Scope is not { Count: > 0 } scope)
        {
            return;
        }

        json.WriteStartArray("l");
        foreach (var cell in scope)
        {
            json.WriteStartObject();
            json.WriteString("i", cell.Id);
            if (cell.Name != cell.Id)
            {
                json.WriteString("n", cell.Name);
            }

            json.WriteString("t", cell.TypeName);
            json.WritePropertyName("v");
            JsonValues.WriteValue(json, cell.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFlow(Utf8JsonWriter json, FlowState? flow)
    {
        if (flow is null)
        {
            return;
        }

        json.WriteStartObject("f");
        json.WriteNumber("s", flow.Start);
        json.WriteStartArray("n");
        foreach (var count in flow.NodeVisits)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
        json.WriteStartArray("c");
        for (var i = 0; i < flow.ConnectionVisits.Length; i++)
        {
            // Count and last choice in one number.
            json.WriteNumberValue((flow.ConnectionVisits[i] * 2) + (flow.Followed[i] ? 1 : 0));
        }

        json.WriteEndArray();
        if (flow.Tokens is { } tokens)
        {
            json.WriteStartArray("t");
            foreach (var count in tokens)
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteBookmarks(Utf8JsonWriter json, ActivityExecutionContext context)
    {
        if (!context.HasBookmarks)
        {
            return;
        }

        json.WriteStartArray("b");
        foreach (var bookmark in context.Bookmarks)
        {
            json.WriteStartObject();
            json.WriteString("i", bookmark.Id);
            json.WriteString("n", bookmark.Name);
            json.WriteString("h", bookmark.Hash);
            Text(json, "p", bookmark.Payload);
            json.WriteString("at", bookmark.CreatedAt);
            if (bookmark.DueAt is { } due)
            {
                json.WriteString("due", due);
            }

            Flag(json, "keep", !bookmark.AutoBurn);
            Flag(json, "open", !bookmark.AutoComplete);
            Flag(json, "try", bookmark.IsRetry);
            Text(json, "cb", bookmark.CallbackMethodName);
            if (bookmark.Metadata is { Count: > 0 } metadata)
            {
                json.WritePropertyName("m");
                JsonSerializer.Serialize(json, metadata);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, int value, int usual)
    {
        if (value != usual)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }
}
