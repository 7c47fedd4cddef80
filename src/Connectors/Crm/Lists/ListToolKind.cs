namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>What holds the distribution lists.</summary>
public enum ListToolKind
{
    /// <summary>The CRM itself.</summary>
    Crm,

    /// <summary>Brevo by version 3 of its API; a list is a list in a folder.</summary>
    Brevo,

    /// <summary>Mailchimp by version 3.0 of its Marketing API; a list is a tag within one audience.</summary>
    Mailchimp,

    /// <summary>GNU Mailman 3 by version 3.1 of its REST API; a list is one of its mailing lists.</summary>
    Mailman,
}
