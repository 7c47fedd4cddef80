namespace WorkflowConnect.Host.Intake;

/// <summary>Which published workflow handles the leads of a source.</summary>
internal interface ILeadTriggers
{
    /// <summary>True when a published workflow begins with <c>POST /intake/{source}</c>.</summary>
    bool Handles(string source);
}
