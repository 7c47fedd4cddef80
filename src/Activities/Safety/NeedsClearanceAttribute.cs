namespace WorkflowConnect.Activities.Safety;

/// <summary>
/// The activity brings somebody into the CRM: no workflow is published in which it can be reached before the check that
/// it names came clear or was released.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsClearanceAttribute : Attribute
{
    /// <summary>Input that holds the check's id.</summary>
    public string Check { get; set; } = "CheckId";
}
