namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Where a reader of records tells what it could not make out.</summary>
internal interface IReportProblems
{
    /// <param name="at">The element, for its line.</param>
    /// <param name="recordId">The publisher's id, where known.</param>
    /// <param name="recordLost">True when the record, or a row of it, yields nothing.</param>
    /// <param name="what">What is wrong, without a name of a person.</param>
    void Report(RecordNode at, string? recordId, bool recordLost, string what);
}
