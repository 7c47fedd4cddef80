namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>One place in a list file that could not be read as the format promises.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="RecordId">The publisher's id of the record, where it could be read.</param>
/// <param name="RecordLost">True when the record yields no entry; false when only a field was left out or kept as words.</param>
/// <param name="What">What is wrong; carries no name of a person.</param>
public sealed record ListProblem(string File, int Line, string? RecordId, bool RecordLost, string What)
{
    public override string ToString() => $"{File}, line {Line}{(RecordId is null ? "" : $", record {RecordId}")}: {What}";
}
