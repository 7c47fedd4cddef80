namespace WorkflowConnect.Engine;

/// <summary>Where WriteLine writes. A server registers none: lines may hold personal data and must not end in its log.</summary>
public interface ILineWriter
{
    /// <summary>Writes one line.</summary>
    void WriteLine(string? text);
}
