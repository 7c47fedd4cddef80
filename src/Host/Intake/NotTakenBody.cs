namespace WorkflowConnect.Host.Intake;

/// <summary>The answer to an event that is understood and not meant for screening, such as an unsubscription.</summary>
/// <param name="Reason">The condition that does not hold; nothing that was sent.</param>
internal sealed record NotTakenBody(string Reason)
{
    public string Status => "notTaken";
}
