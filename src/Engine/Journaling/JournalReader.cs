using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>Takes a <see cref="JournalChunk"/> apart.</summary>
public static class JournalReader
{
    /// <summary>The entries of a chunk in their order.</summary>
    /// <exception cref="InvalidDataException">An engine of another version wrote it.</exception>
    public static IReadOnlyList<JournalRow> Read(JournalChunk chunk)
    {
        using var document = JsonDocument.Parse(JournalCompression.Expand(chunk.Data), JsonValues.Reading);
        var root = document.RootElement;
        if (root.GetProperty("v").GetInt32() is var format && format != Journal.Format)
        {
            throw new InvalidDataException($"The journal of instance '{chunk.InstanceId}' has format {format}; this engine reads {Journal.Format}. Run the engine that wrote it.");
        }

        var names = new NodeNames(chunk.InstanceId, root.GetProperty("n"));
        var start = DateTimeOffset.UnixEpoch.AddTicks(root.GetProperty("t").GetInt64() * TimeSpan.TicksPerMicrosecond);
        var rows = new List<JournalRow>(chunk.Count);
        foreach (var entry in root.GetProperty("e").EnumerateArray())
        {
            rows.Add(Read(entry, names, start, chunk.FirstSequence + rows.Count));
        }

        return rows;
    }

    /// <summary>A page of an instance's journal.</summary>
    public static async ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(
        this IWorkflowInstanceStore store, string instanceId, int skip, int take, CancellationToken cancellationToken)
    {
        var chunks = await store.ListJournalChunksAsync(instanceId, skip, (long)skip + take, cancellationToken);
        return [.. chunks.SelectMany(Read).Where(row => row.Sequence >= skip && row.Sequence < (long)skip + take)];
    }

    private static JournalRow Read(JsonElement entry, NodeNames names, DateTimeOffset start, int sequence)
    {
        var isCode = entry[1].ValueKind == JsonValueKind.Number;
        var code = isCode ? entry[1].GetInt32() : -1;
        var node = entry[2].GetInt32();
        var parent = entry[4].GetInt32();
        var length = entry.GetArrayLength();
        var details = entry[length - 1] is { ValueKind: JsonValueKind.Object } last ? last : default;
        var numbers = details.ValueKind == JsonValueKind.Object ? length - 1 : length;
        var around = parent < 0 ? null : names.ExecutionId(parent, entry[5].GetInt32());
        var isStart = code == JournalCode.Started;
        var before = isStart && numbers > 8 ? entry[7].GetInt32() : parent;
        return new JournalRow
        {
            InstanceId = names.InstanceId,
            Sequence = sequence,
            Timestamp = start.AddTicks(entry[0].GetInt64() * TimeSpan.TicksPerMicrosecond),
            EventName = isCode ? JournalCode.Name(code) : entry[1].GetString()!,
            ActivityId = names.Text(node, 0)!,
            NodeId = names.Text(node, 1)!,
            ActivityType = names.Text(node, 2)!,
            ActivityTypeVersion = names.Version(node),
            ActivityName = names.Text(node, 4),
            ActivityInstanceId = names.ExecutionId(node, entry[3].GetInt32()),
            ParentActivityInstanceId = around,
            CallStackDepth = isStart ? entry[6].GetInt32() : 0,
            SchedulingActivityInstanceId = !isStart || before < 0 ? null : numbers > 8 ? names.ExecutionId(before, entry[8].GetInt32()) : around,
            SchedulingActivityId = isStart && before >= 0 ? names.Text(before, 0) : null,
            Message = Raw(details, "m") is { } ? details.GetProperty("m").GetString() : null,
            ExceptionType = Raw(details, "x") is { } ? details.GetProperty("x").GetString() : null,
            Payload = Raw(details, "p"),
            ActivityState = Raw(details, "s"),
            Outputs = Raw(details, "o"),
        };
    }

    private static string? Raw(JsonElement details, string name) =>
        details.ValueKind == JsonValueKind.Object && details.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    /// <summary>The chunk's own list of the nodes it speaks of: a journal is read also when its definition is gone.</summary>
    private sealed class NodeNames
    {
        private readonly Dictionary<int, JsonElement> nodes = [];
        private readonly Dictionary<(int Node, int Visit), string> ids = [];

        public NodeNames(string instanceId, JsonElement list)
        {
            InstanceId = instanceId;
            for (var index = 0; index < list.GetArrayLength(); index += 2)
            {
                nodes[list[index].GetInt32()] = list[index + 1];
            }
        }

        public string InstanceId { get; }

        public string? Text(int node, int position) => nodes[node][position].GetString();

        public int Version(int node) => nodes[node][3].GetInt32();

        public string ExecutionId(int node, int visit)
        {
            if (!ids.TryGetValue((node, visit), out var id))
            {
                ids[(node, visit)] = id = ContextId.Of(InstanceId, Text(node, 1)!, visit);
            }

            return id;
        }
    }
}
