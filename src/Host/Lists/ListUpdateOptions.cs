namespace WorkflowConnect.Host.Lists;

/// <summary>How often the publishers are asked; section <c>ListUpdates</c>.</summary>
internal sealed class ListUpdateOptions
{
    /// <summary>Default every 6 hours; 15 minutes to 24 hours.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);
}
