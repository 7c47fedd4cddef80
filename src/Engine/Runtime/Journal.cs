namespace WorkflowConnect.Engine;

/// <summary>Collects entries until the next checkpoint stores them together with the state.</summary>
internal sealed class Journal(WorkflowExecutionContext run, bool enabled)
{
    private List<JournalRow>? pending;

    public int Sequence { get; set; }

    public IReadOnlyList<JournalRow> Pending => pending ?? (IReadOnlyList<JournalRow>)[];

    public void Clear() => pending = null;

    public void Add(ActivityExecutionContext context, string eventName, string? message = null, object? payload = null)
    {
        if (!enabled)
        {
            context.ClearJournalData();
            return;
        }

        var node = context.Node;
        (pending ??= new(run.Graph.Nodes.Length * 2)).Add(new JournalRow
        {
            InstanceId = run.Id,
            Sequence = Sequence++,
            Timestamp = run.Now(),
            EventName = eventName,
            ActivityId = node.Activity.Id,
            NodeId = node.NodeId,
            ActivityType = node.Activity.Type,
            ActivityTypeVersion = node.Activity.Version,
            ActivityName = node.Activity.Name,
            ActivityInstanceId = context.Id,
            ParentActivityInstanceId = context.ParentActivityExecutionContext?.Id,
            Message = message,
            Payload = payload is null ? JsonValues.Write(context.JournalDataOrNull) : Stimulus.ToJson(payload),
        });
        context.ClearJournalData();
    }
}
