namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>A mailing list.</summary>
internal sealed class MailmanList
{
    public required string Name { get; init; }

    public required string DisplayName { get; set; }

    public bool IsAdvertised { get; set; } = true;

    /// <summary>Status of delivery by address.</summary>
    public Dictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Bans { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that were asked to confirm, with the token of the request.</summary>
    public Dictionary<string, string> Requests { get; } = new(StringComparer.Ordinal);
}
