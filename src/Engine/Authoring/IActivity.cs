namespace WorkflowConnect.Engine.Authoring;

/// <summary>One node of a workflow. An object is shared by all runs of its definition and must hold no run's state.</summary>
public interface IActivity
{
    /// <summary>Id, unique in the definition.</summary>
    string Id { get; set; }

    /// <summary>Path of ids from the workflow, joined by colons.</summary>
    string NodeId { get; set; }

    /// <summary>Name given by the designer.</summary>
    string? Name { get; set; }

    /// <summary>Type name, for example <c>Elsa.If</c>.</summary>
    string Type { get; set; }

    /// <summary>Version of the activity type.</summary>
    int Version { get; set; }

    /// <summary>Settings such as <c>canStartWorkflow</c>.</summary>
    IDictionary<string, object> CustomProperties { get; set; }

    /// <summary>Values of properties that only a definition knows.</summary>
    IDictionary<string, object> SyntheticProperties { get; set; }

    /// <summary>The designer's notes.</summary>
    IDictionary<string, object> Metadata { get; set; }

    /// <summary>False leaves the activity pending.</summary>
    ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context);

    /// <summary>Does the work.</summary>
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}
