using System.ComponentModel;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Stands for an activity whose type is not installed. It keeps its place in a design; running it is a fault.</summary>
[Browsable(false)]
[Activity("Elsa", "System", "Stands for an activity whose type is not installed.")]
public sealed class NotFoundActivity : Activity
{
    /// <summary>The type that is missing.</summary>
    [Input(IsBrowsable = false)]
    public string? MissingTypeName { get; set; }

    /// <summary>Its version.</summary>
    [Input(IsBrowsable = false)]
    public int MissingTypeVersion { get; set; }

    /// <summary>The activity as it was, JSON text.</summary>
    [Input(IsBrowsable = false)]
    public string? OriginalActivityJson { get; set; }

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context) =>
        throw new ActivityNotFoundException(MissingTypeName, MissingTypeVersion);
}
