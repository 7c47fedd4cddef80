namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

/// <summary>A contact of an audience.</summary>
internal sealed class MailchimpMember
{
    public required string Email { get; init; }

    public required string Status { get; set; }

    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Tags { get; } = new(StringComparer.OrdinalIgnoreCase);
}
