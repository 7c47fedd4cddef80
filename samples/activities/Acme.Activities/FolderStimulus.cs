namespace Acme.Activities;

/// <summary>What a workflow listens for that begins with a document.</summary>
public sealed record FolderStimulus(string Folder);
