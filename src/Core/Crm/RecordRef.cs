namespace WorkflowConnect.Core.Crm;

/// <summary>A record in a CRM. Text form: <c>connection/kind/id</c>.</summary>
/// <param name="Connection">Name of the configured connection; <c>builtin</c> for our own.</param>
/// <param name="Kind">Company or contact.</param>
/// <param name="Id">The CRM's id, always as text.</param>
public sealed record RecordRef(string Connection, RecordKind Kind, string Id)
{
    public static RecordRef? TryParse(string? text)
    {
        var parts = text?.Split('/', 3);
        return parts is { Length: 3 } && Enum.TryParse<RecordKind>(parts[1], ignoreCase: true, out var kind)
            ? new RecordRef(parts[0], kind, parts[2])
            : null;
    }

    public override string ToString() => $"{Connection}/{(Kind == RecordKind.Company ? "company" : "contact")}/{Id}";
}
