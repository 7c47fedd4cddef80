using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Rebuilds one live execution.</summary>
internal static class ContextReader
{
    public static ActivityExecutionContext Read(
        WorkflowExecutionContext run, JsonElement item, IReadOnlyList<ActivityExecutionContext> earlier)
    {
        var activityId = item.GetProperty("a").GetString()!;
        var node = run.Graph.Find(activityId)
            ?? throw new InvalidOperationException($"Instance '{run.Id}' waits in activity '{activityId}', which its definition does not have.");
        var parent = item.TryGetProperty("p", out var index) ? earlier[index.GetInt32()] : null;
        var context = new ActivityExecutionContext(run, node, parent, StateReader.Number(item, "n", 1))
        {
            Status = (ActivityStatus)StateReader.Number(item, "s", 0),
            Attempt = StateReader.Number(item, "t", 1),
            Cursor = StateReader.Number(item, "c", 0),
            BookmarkCount = StateReader.Number(item, "bc", 0),
            CallbackMethod = StateReader.Text(item, "cb"),
            CallbackName = StateReader.Text(item, "cc"),
            CompletesOnResume = item.TryGetProperty("cr", out _),
            StartedByBackwardEdge = item.TryGetProperty("be", out _),
            HasInputs = item.TryGetProperty("hi", out _),
            StartedAt = item.TryGetProperty("at", out var at) ? at.GetDateTimeOffset() : default,
            Tag = item.TryGetProperty("tg", out var tag) ? JsonValues.Read(tag) : null,
        };
        context.Depth = StateReader.Number(item, "d", context.Depth);
        if (StateReader.Text(item, "by") is { } before)
        {
            context.ScheduledBy = run.Graph.Find(before);
            context.ScheduledByVisit = StateReader.Number(item, "bn", 1);
        }

        ReadInputs(context, item);
        ReadScope(context, item);
        if (item.TryGetProperty("pr", out var properties))
        {
            foreach (var (key, value) in JsonValues.ReadObject(properties))
            {
                context.Properties[key] = value;
            }
        }

        if (item.TryGetProperty("ai", out var given))
        {
            foreach (var (key, value) in JsonValues.ReadObject(given))
            {
                context.ActivityInput[key] = value;
            }
        }

        ReadFlow(context, item);
        ReadBookmarks(context, item);
        return context;
    }

    private static void ReadInputs(ActivityExecutionContext context, JsonElement item)
    {
        if (!item.TryGetProperty("i", out var inputs))
        {
            return;
        }

        context.InputValues = new object?[context.Node.SlotCount];
        foreach (var input in context.Node.Bindings)
        {
            context.InputValues[input.Slot] = ValueConverter.Convert(JsonValues.Read(inputs[input.Slot]), input.ValueType);
        }
    }

    private static void ReadScope(ActivityExecutionContext context, JsonElement item)
    {
        if (!item.TryGetProperty("l", out var cells))
        {
            return;
        }

        foreach (var cell in cells.EnumerateArray())
        {
            var id = StateReader.Text(cell, "i")!;
            var type = StateReader.Text(cell, "t")!;
            context.Declare(id, StateReader.Text(cell, "n") ?? id, type, VariableType.Coerce(type, cell.GetProperty("v")));
        }
    }

    private static void ReadFlow(ActivityExecutionContext context, JsonElement item)
    {
        if (!item.TryGetProperty("f", out var stored))
        {
            return;
        }

        var flow = new FlowState(context.Node.Flow!, stored.GetProperty("s").GetInt32());
        var index = 0;
        foreach (var count in stored.GetProperty("n").EnumerateArray())
        {
            flow.NodeVisits[index++] = count.GetInt32();
        }

        index = 0;
        foreach (var number in stored.GetProperty("c").EnumerateArray())
        {
            flow.ConnectionVisits[index] = number.GetInt32() / 2;
            flow.Followed[index++] = number.GetInt32() % 2 == 1;
        }

        if (stored.TryGetProperty("t", out var tokens))
        {
            flow.Tokens = [.. tokens.EnumerateArray().Select(count => count.GetInt32())];
        }

        context.Flow = flow;
    }

    private static void ReadBookmarks(ActivityExecutionContext context, JsonElement item)
    {
        if (!item.TryGetProperty("b", out var bookmarks))
        {
            return;
        }

        foreach (var stored in bookmarks.EnumerateArray())
        {
            context.AddBookmark(new Bookmark
            {
                Id = StateReader.Text(stored, "i")!,
                Name = StateReader.Text(stored, "n")!,
                Hash = StateReader.Text(stored, "h")!,
                Payload = StateReader.Text(stored, "p"),
                ActivityId = context.Activity.Id,
                ActivityNodeId = context.NodeId,
                ActivityInstanceId = context.Id,
                CreatedAt = stored.GetProperty("at").GetDateTimeOffset(),
                DueAt = stored.TryGetProperty("due", out var due) ? due.GetDateTimeOffset() : null,
                AutoBurn = !stored.TryGetProperty("keep", out _),
                AutoComplete = !stored.TryGetProperty("open", out _),
                IsRetry = stored.TryGetProperty("try", out _),
                CallbackMethodName = StateReader.Text(stored, "cb"),
                Metadata = stored.TryGetProperty("m", out var metadata) ? metadata.Deserialize<Dictionary<string, string>>() : null,
            });
        }
    }
}
