namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>The newsletter tool that holds the distribution lists in the place of the CRM; section <c>Crm:Lists</c>.</summary>
public sealed class ListToolOptions
{
    public const string Section = "Crm:Lists";

    /// <summary>Default <see cref="ListToolKind.Crm"/>.</summary>
    public ListToolKind Kind { get; set; }

    /// <summary>Name of the secret that holds the API key, or Mailman's REST password; <c>workflowconnect secrets set</c>. Default <c>lists</c>.</summary>
    public string ApiKeySecret { get; set; } = "lists";

    /// <summary>The tool's address without the version. Default: Brevo's <c>https://api.brevo.com</c>; Mailchimp's by the data centre in its key. Mailman's has to be set, such as <c>http://127.0.0.1:8001</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Calls per second, of all workers together; default 5. Brevo allows 10 for contacts.</summary>
    public double CallsPerSecond { get; set; } = 5;

    /// <summary>Time for one call; default 60 seconds, at most 10 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest pause that a write waits within itself; beyond it the workflow tries again later. Default 20 seconds.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Mailchimp: the audience whose tags are the lists, by id or name.</summary>
    public string? Audience { get; set; }

    /// <summary>Brevo: the folder in which new lists are made. Default <c>WorkflowConnect</c>.</summary>
    public string Folder { get; set; } = "WorkflowConnect";

    /// <summary>Mailman: the user of its REST API. Default <c>restadmin</c>.</summary>
    public string User { get; set; } = "restadmin";

    /// <summary>Mailman: the domain of the lists, such as <c>lists.example.org</c>. Lists of other domains are not looked at.</summary>
    public string? MailHost { get; set; }

    /// <summary>The tool asks the person by e-mail to confirm. Default off: the form that the lead came by has done so.</summary>
    public bool DoubleOptIn { get; set; }

    /// <summary>Brevo with double opt-in: number of the template of the e-mail that asks.</summary>
    public long? DoubleOptInTemplate { get; set; }

    /// <summary>Brevo with double opt-in: the page that is shown after the confirmation.</summary>
    public Uri? DoubleOptInRedirect { get; set; }

    /// <summary>What the tool is called.</summary>
    internal string Product => Kind.ToString();

    /// <summary>Limits of the calls, as <see cref="VendorHttp"/> takes them.</summary>
    internal CrmOptions Calls() => new() { Address = Address, CallsPerSecond = CallsPerSecond, Timeout = Timeout, LongestWait = LongestWait, ApiKeySecret = ApiKeySecret };
}
