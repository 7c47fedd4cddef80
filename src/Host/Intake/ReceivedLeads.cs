namespace WorkflowConnect.Host.Intake;

/// <summary>What a body holds: leads, or the answer to one that holds none.</summary>
/// <param name="Leads">At least one, or none and an answer.</param>
/// <param name="Ignored">Names of what means nothing here.</param>
/// <param name="Answer">Null when there are leads.</param>
internal sealed record ReceivedLeads(IReadOnlyList<ReceivedLead> Leads, IReadOnlyList<string> Ignored, IResult? Answer)
{
    public static ReceivedLeads None(IResult answer) => new([], [], answer);
}
