namespace WorkflowConnect.Core.Access;

/// <summary>
/// What somebody may do, as one word each. Those of the workflow API are Elsa's, so that its tools and its users'
/// habits fit; the others name the product's own doors.
/// </summary>
public static class Permissions
{
    /// <summary>Be here at all: the overview without personal data, the API's description, one's own password. Every role may.</summary>
    public const string Enter = "enter:product";

    /// <summary>Look at workflow definitions, their versions and what they are made of.</summary>
    public const string ReadDefinitions = "read:workflow-definitions";

    /// <summary>Draw, save and import drafts.</summary>
    public const string WriteDefinitions = "write:workflow-definitions";

    /// <summary>Publish a version for new runs.</summary>
    public const string PublishDefinitions = "publish:workflow-definitions";

    /// <summary>Take a version out of use.</summary>
    public const string RetractDefinitions = "retract:workflow-definitions";

    /// <summary>Delete definitions or versions.</summary>
    public const string DeleteDefinitions = "delete:workflow-definitions";

    /// <summary>Start runs by hand.</summary>
    public const string ExecuteDefinitions = "exec:workflow-definitions";

    /// <summary>Look at runs, their journals and executions.</summary>
    public const string ReadInstances = "read:workflow-instances";

    /// <summary>Retry and import runs.</summary>
    public const string WriteInstances = "write:workflow-instances";

    /// <summary>End runs.</summary>
    public const string CancelInstances = "cancel:workflow-instances";

    /// <summary>Delete runs.</summary>
    public const string DeleteInstances = "delete:workflow-instances";

    /// <summary>Send events to workflows that wait for them.</summary>
    public const string TriggerEvents = "trigger:event";

    /// <summary>Report the result of a task that a workflow waits for.</summary>
    public const string CompleteTasks = "tasks:complete";

    /// <summary>Look at users, roles and API keys.</summary>
    public const string ReadUsers = "read:users";

    /// <summary>Create, change and lock users; issue API keys.</summary>
    public const string WriteUsers = "write:users";

    /// <summary>See which secrets there are; never their values.</summary>
    public const string ReadSecrets = "read:secrets";

    /// <summary>Set, rotate and delete secrets.</summary>
    public const string WriteSecrets = "write:secrets";

    /// <summary>Look at leads, with personal data.</summary>
    public const string ReadLeads = "read:leads";

    /// <summary>Look at reviews and clearances, with personal data.</summary>
    public const string ReadReviews = "read:reviews";

    /// <summary>Vote on a review.</summary>
    public const string VoteOnReviews = "vote:reviews";

    /// <summary>Take a clearance (known false positive) back.</summary>
    public const string RevokeClearances = "revoke:clearances";

    /// <summary>Look at protocols and the ledger, with personal data.</summary>
    public const string ReadProtocols = "read:protocols";

    /// <summary>Look at the records of the built-in CRM.</summary>
    public const string ReadCrm = "read:crm";

    /// <summary>Change records and distribution lists of the built-in CRM.</summary>
    public const string WriteCrm = "write:crm";

    /// <summary>Look at the sanctions lists in use, their versions and ages.</summary>
    public const string ReadLists = "read:lists";

    /// <summary>Fetch and accept sanctions lists.</summary>
    public const string UpdateLists = "update:lists";

    /// <summary>Enter, change and remove entries of the house list.</summary>
    public const string WriteHouseList = "write:house-list";

    /// <summary>Look at schedules and their next runs.</summary>
    public const string ReadSchedules = "read:schedules";

    /// <summary>Pause schedules and let them go on.</summary>
    public const string WriteSchedules = "write:schedules";

    /// <summary>Screen parties that one sends, without CRM; sees what of the lists resembles them.</summary>
    public const string Screen = "exec:screening";

    /// <summary>Start a re-screening by hand.</summary>
    public const string Rescreen = "exec:rescreening";
}
