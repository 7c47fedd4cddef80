namespace WorkflowConnect.Engine;

/// <summary>An activity in its place, with everything a step needs.</summary>
internal sealed class CompiledNode(int index, Activity activity, ActivityDescriptor descriptor, CompiledNode? parent)
{
    private Recording? recording;
    private byte[]? journalName;

    public int Index { get; } = index;

    public Activity Activity { get; } = activity;

    public ActivityDescriptor Descriptor { get; } = descriptor;

    public CompiledNode? Parent { get; } = parent;

    public string NodeId => Activity.NodeId;

    /// <summary>Its id in its own definition; <see cref="Activity.Id"/> is unique in the whole graph.</summary>
    public string OwnId { get; set; } = activity.Id;

    /// <summary>The activity that stands for the workflow to which this node belongs; null: the run's own.</summary>
    public CompiledNode? EmbeddedIn { get; } = parent is { Activity: Activities.WorkflowDefinitionActivity } ? parent : parent?.EmbeddedIn;

    /// <summary>Position among the parent container's activities.</summary>
    public int LocalIndex { get; set; } = -1;

    /// <summary>The engine saves a checkpoint before it runs.</summary>
    public bool HasEffect { get; } = descriptor.Kind is ActivityKind.Task or ActivityKind.Job;

    /// <summary>It leaves its burst, works beside it, and comes back.</summary>
    public bool RunsInBackground => Descriptor.Kind == ActivityKind.Job
        || (Descriptor.Kind == ActivityKind.Task && (Activity.RunAsynchronously ?? Descriptor.RunAsynchronously));

    public CommitPoints CommitPoints { get; set; }

    /// <summary>How often it is tried again; null: as the engine's options say.</summary>
    public ResilienceSetting? Resilience { get; set; }

    public int SlotCount { get; set; }

    /// <summary>Inputs to evaluate before the activity runs.</summary>
    public Input[] Bindings { get; set; } = [];

    public Input[] Inputs { get; set; } = [];

    public Output[] Outputs { get; set; } = [];

    public VariableDeclaration[] Variables { get; set; } = [];

    /// <summary>Activities of a container.</summary>
    public CompiledNode[] Children { get; set; } = [];

    public FlowGraph? Flow { get; set; }

    /// <summary>Token mode: what it waits for.</summary>
    public Activities.MergeMode MergeMode { get; set; }

    public LogPolicy LogPolicy { get; set; } = new(Default: true);

    /// <summary>What the journal records of it; worked out at the first step that needs it.</summary>
    public Recording Recording => recording ??= Recording.Of(this);

    /// <summary>How a chunk of the journal names it.</summary>
    public byte[] JournalName => journalName ??= JsonBytes.Of(json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(OwnId);
        json.WriteStringValue(NodeId);
        json.WriteStringValue(Activity.Type);
        json.WriteNumberValue(Activity.Version);
        json.WriteStringValue(Activity.Name);
        json.WriteEndArray();
    });
}
