namespace WorkflowConnect.Host.Pages.Language;

/// <summary>The colour of a state's badge.</summary>
internal static class BadgeTone
{
    public static string Of(string state) => state switch
    {
        "clear" or "Clear" or "knownFalsePositive" or "KnownFalsePositive" or "Active" or "released" or "Released" or "Completed" or "Finished" or "Created" or "Updated" => "good",
        "possibleHit" or "Review" or "InReview" or "Open" or "Proposed" or "Suspended" or "notScreened" or "NotScreened" or "RetryScheduled" => "wait",
        "hit" or "Hit" or "confirmedHit" or "Confirmed" or "confirmed" or "Refused" or "Faulted" or "WorkflowFaulted" or "BranchFaulted" or "Rejected" => "bad",
        _ => "plain",
    };
}
