namespace WorkflowConnect.Engine.Authoring;

/// <summary>One end of a connection.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Port">Its port; null: Done, or In.</param>
public sealed record Endpoint(IActivity Activity, string? Port = null);

/// <summary>A connection of a flowchart made in code.</summary>
/// <param name="Source">From.</param>
/// <param name="Target">To.</param>
public sealed record Connection(Endpoint Source, Endpoint Target)
{
    /// <summary>From the Done port of one activity to another.</summary>
    public Connection(IActivity source, IActivity target)
        : this(new Endpoint(source), new Endpoint(target))
    {
    }
}
