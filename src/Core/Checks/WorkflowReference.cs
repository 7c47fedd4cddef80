namespace WorkflowConnect.Core.Checks;

/// <summary>The workflow run that made a check.</summary>
/// <param name="DefinitionId">Logical id of the definition, e.g. <c>lead-intake</c>.</param>
/// <param name="Name">Name of the definition.</param>
/// <param name="Version">Version that the run started with.</param>
/// <param name="ContentSha256">Lower-case hex SHA-256 of the definition's content.</param>
/// <param name="InstanceId">The run.</param>
public sealed record WorkflowReference(string DefinitionId, string Name, int Version, string ContentSha256, string InstanceId)
{
    /// <summary>A check that no workflow made.</summary>
    public static WorkflowReference None { get; } = new("", "", 0, "", "");
}
