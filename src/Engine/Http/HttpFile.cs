namespace WorkflowConnect.Engine;

/// <summary>A file that came with a request or an answer.</summary>
/// <param name="Name">Name of the form's field; empty when it was no form.</param>
/// <param name="Filename">Name as the sender gave it, without directories.</param>
/// <param name="ContentType">Media type as the sender gave it.</param>
/// <param name="Content">The bytes.</param>
public sealed record HttpFile(string Name, string Filename, string ContentType, byte[] Content)
{
    /// <summary>Size in bytes.</summary>
    public long Length => Content.LongLength;

    /// <summary>Extension with its dot, in lower case; empty without one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Extension => Path.GetExtension(Filename).ToLowerInvariant();
}
