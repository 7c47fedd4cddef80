using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailman;

/// <summary>The mailing lists of the domain that the configuration names, by their own name or the one that they show.</summary>
internal sealed class MailmanLists(MailmanCalls calls, ListToolOptions options)
{
    /// <summary>Mails go to it; the local part of an address has room for 64, and Mailman adds endings such as <c>-unsubscribe</c>.</summary>
    private const int LongestSlug = 50;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In lower case, in which Mailman keeps the addresses of lists.</summary>
    public string MailHost => options.MailHost!.Trim().ToLowerInvariant();

    /// <summary>Null when there is no such domain.</summary>
    public async Task<IReadOnlyList<JsonObject>?> AllAsync(CancellationToken cancellationToken) =>
        await calls.FindAsync($"domains/{Uri.EscapeDataString(MailHost)}/lists", cancellationToken) is { } page ? [.. VendorJson.Rows(page["entries"])] : null;

    /// <summary>What it shows as its name, or its own.</summary>
    public static string? NameOf(JsonObject list) => VendorJson.Text(list["display_name"]) ?? VendorJson.Text(list["list_name"]);

    /// <summary>Null when there is none of that name.</summary>
    /// <exception cref="VendorTrouble">There are several, or none could be made.</exception>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(name.Trim(), out var id))
        {
            if (Choose(await AllAsync(cancellationToken) ?? throw MailmanErrors.ByHand(MailmanErrors.NoDomain), name) is not { } found)
            {
                return null;
            }

            _known[name.Trim()] = id = found;
        }

        return id;
    }

    /// <summary>
    /// For one caller at a time, who has not found it. The name that it shows is written by a second call; a list that still shows
    /// what Mailman made of its own name is one whose second call did not come, and is finished here.
    /// </summary>
    public async Task<string> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var slug = SlugOf(name);
        var (status, body) = await calls.TryAsync("lists", new JsonObject { ["fqdn_listname"] = $"{slug}@{MailHost}", ["style_name"] = "legacy-announce" }, cancellationToken);
        var (id, isNew) = (IdOf(slug), true);
        if (MailmanErrors.IsListThere(status, body) && await calls.FindAsync($"lists/{id}", cancellationToken) is { } list)
        {
            if (NameOf(list) is { } shown && !string.Equals(shown, slug, StringComparison.OrdinalIgnoreCase))
            {
                throw MailmanErrors.ByHand($"Mailman has a list '{slug}' already, which shows the name '{shown}'. Call it so in the workflow, or give the list there the name '{name.Trim()}'.");
            }

            isNew = VendorJson.Text(list["member_count"]) == "0";
        }

        var config = new JsonObject { ["display_name"] = name.Trim() };
        if (isNew)
        {
            // Whom a CRM's list is for is nothing for a public page.
            config["advertised"] = false;
            config["archive_policy"] = "private";
        }

        await calls.WriteAsync(HttpMethod.Patch, $"lists/{id}/config", config, cancellationToken);
        return _known[name.Trim()] = id;
    }

    /// <summary>It may have been removed: it is looked for again.</summary>
    public void Forget(string name) => _known.TryRemove(name.Trim(), out _);

    /// <summary>The id that a list of this name gets.</summary>
    /// <exception cref="VendorTrouble">No name of an address can be made of it.</exception>
    public string FutureIdOf(string name) => IdOf(SlugOf(name));

    /// <summary>Part of an address: ASCII letters, digits and single dashes between them.</summary>
    internal static string SlugOf(string name)
    {
        var words = string.Concat(MatchKeys.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words) switch
        {
            "" => throw new VendorTrouble(WriteStatus.Rejected, "The list's name has no letters or digits of which Mailman could make an address. Make the list in Mailman and give it this name, or give it another one."),
            { Length: > LongestSlug } => throw new VendorTrouble(WriteStatus.Rejected, $"The list's name is too long for an address: at most {LongestSlug} letters. Make the list in Mailman and give it this name, or give it a shorter one."),
            var slug => slug,
        };
    }

    private string IdOf(string slug) => $"{slug}.{MailHost}";

    /// <summary>Its own name is unique and goes first; two lists may show the same one.</summary>
    private static string? Choose(IReadOnlyList<JsonObject> lists, string name)
    {
        var own = lists.Where(list => Is(list["list_name"], name)).ToArray();
        var found = own.Length > 0 ? own : [.. lists.Where(list => Is(list["display_name"], name))];
        return found.Length > 1
            ? throw MailmanErrors.ByHand($"Mailman has {found.Length} lists that show the name '{name.Trim()}'. Use the own name of one in the workflow: {string.Join(", ", found.Select(list => VendorJson.Text(list["list_name"])))}.")
            : found.Length == 1 ? VendorJson.Text(found[0]["list_id"]) : null;
    }

    private static bool Is(JsonNode? value, string name) => string.Equals(VendorJson.Text(value), name.Trim(), StringComparison.OrdinalIgnoreCase);
}
