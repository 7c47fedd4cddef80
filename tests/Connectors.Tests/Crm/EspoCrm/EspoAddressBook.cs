using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>
/// E-mail addresses as EspoCRM keeps them: each once for all records, with its flags. A record that is written with an address
/// and without the flags clears them for all, as a form would that shows them unticked.
/// </summary>
internal sealed class EspoAddressBook
{
    private static readonly (string Attribute, string Short)[] Flags = [("emailAddressIsOptedOut", "optOut"), ("emailAddressIsInvalid", "invalid")];
    private readonly HashSet<(string Address, string Flag)> _set = [];

    public bool this[string address, string flag]
    {
        get => _set.Contains((address.ToLowerInvariant(), flag));
        set => _ = value ? _set.Add((address.ToLowerInvariant(), flag)) : _set.Remove((address.ToLowerInvariant(), flag));
    }

    /// <summary>The record is about to be written with these values.</summary>
    public void Write(JsonObject? row, JsonObject body)
    {
        if ((string?)body["emailAddress"] is not { } address || address == (string?)row?["emailAddress"])
        {
            return;
        }

        foreach (var (attribute, name) in Flags)
        {
            this[address, name] = (bool?)body[attribute] ?? false;
        }
    }

    /// <summary>Adds what EspoCRM shows of the record's addresses: in a list only of the first one.</summary>
    public void Show(JsonObject row, bool isWhole)
    {
        var first = (string?)row["emailAddress"];
        foreach (var (attribute, name) in Flags)
        {
            row[attribute] = first is null ? null : this[first, name];
        }

        var others = OthersOf(row).ToArray();
        row.Remove("others");
        if (isWhole)
        {
            row["emailAddressData"] = new JsonArray([.. others.Prepend(first).OfType<string>().Select((address, i) => (JsonNode?)new JsonObject
            {
                ["emailAddress"] = address,
                ["lower"] = address.ToLowerInvariant(),
                ["primary"] = i == 0,
                ["optOut"] = this[address, "optOut"],
                ["invalid"] = this[address, "invalid"],
            })]);
        }
    }

    /// <summary>The addresses of a stored row after its first.</summary>
    public static IEnumerable<string> OthersOf(JsonObject row) => (row["others"] as JsonArray ?? []).Select(address => (string)address!);
}
