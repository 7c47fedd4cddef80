namespace WorkflowConnect.Engine;

/// <summary>An activity that holds a list of activities under <c>activities</c> in definitions.</summary>
internal interface IContainer
{
    ICollection<IActivity> Activities { get; }
}
