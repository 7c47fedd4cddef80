namespace WorkflowConnect.Connectors.Crm;

/// <summary>The CRM that the product works with; section <c>Crm</c>.</summary>
public sealed class CrmOptions
{
    public const string Section = "Crm";

    /// <summary>Default <see cref="CrmKind.BuiltIn"/>.</summary>
    public CrmKind Kind { get; set; }

    /// <summary>Name of the connection, first part of every record's reference; lower-case letters, digits, dashes. Default: the kind's own.</summary>
    public string? Name { get; set; }

    /// <summary>The CRM's address, e.g. <c>https://crm.example.com</c>. Default: <see cref="DefaultAddress"/>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Odoo: the database. Needed for Odoo 18 and before, and where a server holds several.</summary>
    public string? Database { get; set; }

    /// <summary>Odoo 18 and before: the login whose API key it is. Where a program signs in (Dynamics, Salesforce; HubSpot and Pipedrive with OAuth): the client id.</summary>
    public string? User { get; set; }

    /// <summary>Where a program signs in: the token endpoint, e.g. <c>https://login.microsoftonline.com/TENANT/oauth2/v2.0/token</c>. Default for HubSpot and Pipedrive: the vendor's own.</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>Name of the secret that holds the API key, or the client's secret; <c>workflowconnect secrets set</c>. Default <c>crm</c>.</summary>
    public string ApiKeySecret { get; set; } = "crm";

    /// <summary>Name of the secret that holds the refresh token, where a person agreed that the product may work for them.</summary>
    internal string RefreshSecret => $"{ApiKeySecret}-refresh";

    /// <summary>Path of a mapping file that changes the usual mapping of fields, or null; see docs/connectors.md.</summary>
    public string? Mapping { get; set; }

    /// <summary>Time for one call; default 60 seconds, at most 10 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls at the same time, of all workers together; 1 to 32, default 2.</summary>
    public int CallsAtOnce { get; set; } = 2;

    /// <summary>Calls per second, of all workers together. Default: <see cref="DefaultCallsPerSecond"/>.</summary>
    public double? CallsPerSecond { get; set; }

    /// <summary>Calls per second that are made at most.</summary>
    internal double Rate => CallsPerSecond ?? DefaultCallsPerSecond(Kind);

    /// <summary>Longest pause that a write waits within itself, the CRM's Retry-After included; beyond it the workflow tries again later. Default 20 seconds.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Time that the CRM has to end a write whose answer was lost, before it is looked up what became of it; what ends later
    /// may be written twice. Default 3 seconds, at most <see cref="LongestWait"/>.
    /// </summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>weclapp: set its own blocks of a customer while business is held because of a check, and lift those that were set so. Default off.</summary>
    public bool BlockCustomers { get; set; }

    /// <summary>weclapp: put only contacts on lists whose consent to e-mails is set there. Default off.</summary>
    public bool ListsNeedOptIn { get; set; }

    /// <summary>The address that all accounts of a kind share; null where each customer has its own.</summary>
    public static Uri? DefaultAddress(CrmKind kind) => kind switch
    {
        CrmKind.HubSpot => new Uri("https://api.hubapi.com"),
        CrmKind.Pipedrive => new Uri("https://api.pipedrive.com"),
        _ => null,
    };

    /// <summary>What the least plan of a vendor allows; 20 where it is the customer's own server.</summary>
    public static double DefaultCallsPerSecond(CrmKind kind) => kind switch
    {
        CrmKind.HubSpot or CrmKind.Pipedrive => 9,
        _ => 20,
    };
}
