using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>
/// In EspoCRM an e-mail address is one thing however many records have it, and so is whether it opted out or bounced. Whoever
/// writes a record with the address and does not say so lifts that for all of them, so it is looked up and said again.
/// </summary>
internal sealed class EspoAddresses(EspoCalls calls)
{
    public const string Field = "emailAddress";
    private const string OptedOut = "emailAddressIsOptedOut";
    private const string Invalid = "emailAddressIsInvalid";
    private const int Most = 20;

    /// <summary>Where people with addresses are; what the role may not see is passed over.</summary>
    private static readonly string[] Entities = ["Contact", "Account", "Lead"];

    /// <summary>The flags to set, by name; none for an address that nobody has.</summary>
    public async Task<IReadOnlyList<string>> FlagsAsync(string address, CancellationToken cancellationToken)
    {
        var sought = MatchKeys.Email(address);
        foreach (var entity in Entities)
        {
            try
            {
                if (await OfAsync(entity, sought, cancellationToken) is { } flags)
                {
                    return flags;
                }
            }
            catch (VendorTrouble trouble) when (EspoErrors.IsNotAllowed(trouble))
            {
            }
        }

        return [];
    }

    /// <summary>As one record that has the address shows them: as its first one in the list, as another one only in the whole record.</summary>
    private async Task<IReadOnlyList<string>?> OfAsync(string entity, string sought, CancellationToken cancellationToken)
    {
        var rows = await calls.ListAsync(entity, [EspoFilter.Is(Field, sought)], Most, cancellationToken, ("select", $"id,{Field},{OptedOut},{Invalid}"));
        if (rows.FirstOrDefault(row => MatchKeys.Email(VendorJson.Words(row[Field])) == sought) is { } first)
        {
            return [.. new[] { OptedOut, Invalid }.Where(flag => EspoText.IsTrue(first[flag]))];
        }

        if (rows.Count == 0 || await calls.GetAsync($"{entity}/{VendorJson.Words(rows[0]["id"])}", cancellationToken) is not JsonObject whole)
        {
            return null;
        }

        var other = VendorJson.Rows(whole["emailAddressData"]).FirstOrDefault(one => MatchKeys.Email(VendorJson.Words(one[Field])) == sought);
        return other is null ? null : [.. new[] { (OptedOut, "optOut"), (Invalid, "invalid") }.Where(flag => EspoText.IsTrue(other[flag.Item2])).Select(flag => flag.Item1)];
    }
}
