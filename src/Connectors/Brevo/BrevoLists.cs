using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;

namespace WorkflowConnect.Connectors.Brevo;

/// <summary>Lists by name. Brevo takes two lists of one name and has no search, so all are read and the oldest of the name is it.</summary>
internal sealed class BrevoLists(BrevoCalls calls, ListToolOptions options)
{
    private const string Lists = "contacts/lists";
    private const string Folders = "contacts/folders";
    private readonly ConcurrentDictionary<string, long> _known = new(StringComparer.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await calls.AllAsync(Lists, "lists", cancellationToken)).Select(row => VendorJson.Text(row["name"])).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Null when there is none of that name.</summary>
    public async Task<long?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(name.Trim(), out var id))
        {
            if (IdOf(await calls.AllAsync(Lists, "lists", cancellationToken), name) is not { } found)
            {
                return null;
            }

            _known[name.Trim()] = id = found;
        }

        return id;
    }

    /// <summary>For one caller at a time, who has not found it.</summary>
    public async Task<long> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var folder = IdOf(await calls.AllAsync(Folders, "folders", cancellationToken), options.Folder)
            ?? Id(await calls.PostAsync(Folders, new JsonObject { ["name"] = options.Folder.Trim() }, cancellationToken));
        return _known[name.Trim()] = Id(await calls.PostAsync(Lists, new JsonObject { ["name"] = name.Trim(), ["folderId"] = folder }, cancellationToken));
    }

    /// <summary>Whether somebody removed the list meanwhile; then it is not known any more.</summary>
    public async Task<bool> IsGoneAsync(string name, long id, CancellationToken cancellationToken)
    {
        var isGone = await calls.FindAsync($"{Lists}/{id.ToString(CultureInfo.InvariantCulture)}", cancellationToken) is null;
        if (isGone)
        {
            _known.TryRemove(name.Trim(), out _);
        }

        return isGone;
    }

    public static long? IdIn(JsonObject row) => long.TryParse(VendorJson.Text(row["id"]), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static long Id(JsonObject made) => IdIn(made) ?? throw BrevoErrors.Of(502, null, null, isWrite: true);

    private static long? IdOf(IEnumerable<JsonObject> rows, string name) =>
        rows.Where(row => string.Equals(VendorJson.Text(row["name"]), name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(IdIn).Min();
}
