namespace WorkflowConnect.Storage.Model;

/// <summary>Bytes apart from what describes them, so that a list of documents never loads them.</summary>
internal sealed class ContentRow
{
    /// <summary><c>pdf/{number}</c> or <c>document/{id}</c>.</summary>
    public required string Key { get; init; }

    public required byte[] Bytes { get; init; }
}
