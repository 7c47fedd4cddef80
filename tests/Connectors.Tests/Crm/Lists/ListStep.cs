namespace WorkflowConnect.Connectors.Tests.Crm.Lists;

/// <summary>A step of a newsletter tool that may go wrong.</summary>
public enum ListStep
{
    /// <summary>Somebody who was not there is made.</summary>
    Create,

    /// <summary>Somebody who was there is put on a list.</summary>
    Join,

    /// <summary>A list is made.</summary>
    MakeList,

    /// <summary>Somebody is removed for good.</summary>
    Delete,
}
