using System.Security.Cryptography;
using System.Text;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;

namespace WorkflowConnect.Connectors.Mailchimp;

/// <summary>The account's audiences, and the one that the configuration names. Asked once.</summary>
internal sealed class MailchimpAudiences(MailchimpCalls calls, ListToolOptions options)
{
    private const int MostRows = 1_000;
    private string? _chosen;

    /// <summary>Path of the audience whose tags are the lists.</summary>
    /// <exception cref="VendorTrouble">There is none of that name, or several.</exception>
    public async Task<string> ChosenAsync(CancellationToken cancellationToken)
    {
        if (_chosen is not { } path)
        {
            var (all, name) = (await AllAsync(cancellationToken), options.Audience!.Trim());
            var byId = all.Where(audience => audience.Id == name).ToArray();
            var found = byId.Length > 0 ? byId : [.. all.Where(audience => string.Equals(audience.Name, name, StringComparison.OrdinalIgnoreCase))];
            _chosen = path = found switch
            {
                [var one] => PathOf(one.Id),
                [] => throw MailchimpErrors.ByHand($"Mailchimp has no audience '{name}', which Crm:Lists:Audience names. There are: {string.Join(", ", all.Select(audience => $"{audience.Name} ({audience.Id})"))}."),
                _ => throw MailchimpErrors.ByHand($"Mailchimp has {found.Length} audiences '{name}'. Put an id into Crm:Lists:Audience: {string.Join(", ", found.Select(audience => audience.Id))}."),
            };
        }

        return path;
    }

    /// <summary>It may have been removed: it is looked for again.</summary>
    public void Forget() => _chosen = null;

    /// <summary>Paths of all audiences.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellationToken) => [.. (await AllAsync(cancellationToken)).Select(audience => PathOf(audience.Id))];

    /// <summary>Path of a contact below an audience's. Mailchimp names a contact by the MD5 of its address in lower case.</summary>
    public static string MemberPath(string audience, string email)
    {
#pragma warning disable CA5351 // Mailchimp's own name of a contact; nothing is protected by it.
        var hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())));
#pragma warning restore CA5351
        return $"{audience}/members/{hash}";
    }

    private static string PathOf(string id) => $"lists/{Uri.EscapeDataString(id)}";

    private async Task<IReadOnlyList<(string Id, string Name)>> AllAsync(CancellationToken cancellationToken) =>
    [
        .. VendorJson.Rows((await calls.GetAsync($"lists?fields=lists.id,lists.name&count={MostRows}", cancellationToken))["lists"])
            .Select(row => (VendorJson.Text(row["id"]) ?? "", VendorJson.Text(row["name"]) ?? "")).Where(row => row.Item1.Length > 0),
    ];
}
