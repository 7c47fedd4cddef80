namespace WorkflowConnect.Host.Workflows;

/// <summary>Where the workflows come from; section <c>Workflows</c>.</summary>
internal sealed class WorkflowHostOptions
{
    /// <summary>Folder of the definitions that are imported at start; default <c>workflows</c>.</summary>
    public string Folder { get; set; } = "workflows";
}
