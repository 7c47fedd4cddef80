using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// Writes entries into a buffer as they happen, until the next checkpoint stores them together with the state.
/// An entry names its activity by a number and its execution by the number of the visit; ids are derived when somebody
/// reads, not for every run that nobody looks at. <see cref="JournalReader"/> is the other half.
/// </summary>
internal sealed class Journal(WorkflowExecutionContext run, bool enabled)
{
    public const int Format = 1;

    // Beyond that a burst is saved in between, so that an endless loop does not fill the memory.
    private const long LongBytes = 4 * 1024 * 1024;

    private JournalBuffer? buffer;
    private bool[]? named;
    private DateTimeOffset start;
    private int first;

    /// <summary>Number of the next entry.</summary>
    public int Sequence { get; set; }

    public bool IsEnabled => enabled;

    public bool IsLong => buffer is { } open && open.Length > LongBytes;

    public void Add(ActivityExecutionContext context, string eventName, string? message = null, object? payload = null)
    {
        if (enabled)
        {
            var code = JournalCode.Of(eventName);
            var json = Begin(context, code, eventName);
            JournalDetails.Write(json, context, eventName, message, payload);
            json.WriteEndArray();
        }

        context.ClearJournalData();
    }

    public void AddFault(ActivityExecutionContext context, string eventName, string type, string message)
    {
        if (enabled)
        {
            var json = Begin(context, JournalCode.Of(eventName), eventName);
            JournalDetails.WriteFault(json, context, type, message);
            json.WriteEndArray();
        }

        context.ClearJournalData();
    }

    /// <summary>Everything since the last checkpoint, or null.</summary>
    public JournalChunk? Take()
    {
        if (buffer is not { } full)
        {
            return null;
        }

        var json = full.Json;
        json.WriteEndArray();
        json.WriteStartArray("n"u8);
        for (var index = 0; index < named!.Length; index++)
        {
            if (named[index])
            {
                json.WriteNumberValue(index);
                json.WriteRawValue(run.Graph.Nodes[index].JournalName, skipInputValidation: true);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Array.Clear(named);
        buffer = null;
        return new JournalChunk { InstanceId = run.Id, FirstSequence = first, Count = Sequence - first, Data = full.Finish() };
    }

    private Utf8JsonWriter Begin(ActivityExecutionContext context, int code, string eventName)
    {
        var now = run.Now();
        if (buffer is null)
        {
            Open(now);
        }

        Sequence++;
        var json = buffer!.Json;
        json.WriteStartArray();
        json.WriteNumberValue((now.UtcTicks - start.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        if (code >= 0)
        {
            json.WriteNumberValue(code);
        }
        else
        {
            json.WriteStringValue(eventName);
        }

        Name(json, context.Node);
        json.WriteNumberValue(context.Visit);
        var parent = context.ParentActivityExecutionContext;
        if (parent is null)
        {
            json.WriteNumberValue(-1);
            json.WriteNumberValue(0);
        }
        else
        {
            Name(json, parent.Node);
            json.WriteNumberValue(parent.Visit);
        }

        if (code == JournalCode.Started)
        {
            json.WriteNumberValue(context.Depth);
            if (context.ScheduledBy is { } before)
            {
                Name(json, before);
                json.WriteNumberValue(context.ScheduledByVisit);
            }
        }

        return json;
    }

    private void Open(DateTimeOffset now)
    {
        buffer = JournalBuffer.Rent();
        named ??= new bool[run.Graph.Nodes.Length];
        first = Sequence;
        start = now;
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteNumber("v"u8, Format);
        json.WriteNumber("t"u8, (now.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        json.WriteStartArray("e"u8);
    }

    private void Name(Utf8JsonWriter json, CompiledNode node)
    {
        named![node.Index] = true;
        json.WriteNumberValue(node.Index);
    }
}
