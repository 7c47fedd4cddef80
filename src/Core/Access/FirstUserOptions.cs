namespace WorkflowConnect.Core.Access;

/// <summary>The user that is made when there is none.</summary>
public sealed record FirstUserOptions
{
    /// <summary>Default <c>admin</c>.</summary>
    public string Name { get; set; } = "admin";

    /// <summary>Null, the default, for a generated one that is shown once.</summary>
    public string? Password { get; set; }
}
