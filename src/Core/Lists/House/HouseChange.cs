using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Lists;

/// <summary>
/// One change of the house list, as the ledger keeps it. The changes in their order are the list: every node builds its version from
/// them, and the checksum in each proves that it built the same.
/// </summary>
/// <param name="Number">1 for the first change, without gaps.</param>
/// <param name="Set">Entries that are new or have new content.</param>
/// <param name="Removed">Ids of entries that are gone.</param>
/// <param name="Sha256">Checksum of the version that results.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record HouseChange(long Number, IReadOnlyList<HouseEntry> Set, IReadOnlyList<string> Removed, string Sha256, string By, DateTimeOffset At)
{
    public const string Kind = "house-list";

    /// <summary>The same number is taken once: of two changes at the same time one finds the other's entry.</summary>
    public static string KeyOf(long number) => $"{Kind}:{number}";

    /// <summary>The list after this change.</summary>
    public IReadOnlyList<HouseEntry> Apply(IReadOnlyList<HouseEntry> before)
    {
        var entries = before.ToDictionary(e => e.Id, StringComparer.Ordinal);
        foreach (var id in Removed)
        {
            entries.Remove(id);
        }

        foreach (var entry in Set)
        {
            entries[entry.Id] = entry;
        }

        return [.. entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];
    }

    public LedgerDraft ToDraft(string nonce) => new()
    {
        Kind = Kind,
        Key = KeyOf(Number),
        Reference = ListCodes.House,
        Payload = new JsonObject
        {
            ["nonce"] = nonce,
            ["number"] = Number,
            ["by"] = By,
            ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
            ["sha256"] = Sha256,
            ["set"] = new JsonArray([.. Set.Select(ToJson)]),
            ["removed"] = new JsonArray([.. Removed.Select(id => (JsonNode)JsonValue.Create(id))]),
        },
    };

    /// <exception cref="InvalidDataException">The ledger entry's facts are not whole, for they were erased or are of a newer product.</exception>
    public static HouseChange Of(string facts)
    {
        try
        {
            var payload = JsonNode.Parse(facts)!.AsObject();
            return new HouseChange(
                (long)payload["number"]!,
                [.. payload["set"]!.AsArray().Select(n => FromJson(n!.AsObject()))],
                [.. payload["removed"]!.AsArray().Select(n => (string)n!)],
                (string)payload["sha256"]!,
                (string)payload["by"]!,
                DateTimeOffset.Parse((string)payload["at"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            throw new InvalidDataException("A change of the house list in the ledger cannot be read. Restore the database from a backup, or update the product.", e);
        }
    }

    private static JsonNode ToJson(HouseEntry entry)
    {
        var json = new JsonObject();
        foreach (var column in HouseColumns.All)
        {
            if (column.Get(entry) is { } text)
            {
                json[column.Name] = text;
            }
        }

        return json;
    }

    private static HouseEntry FromJson(JsonObject json) => HouseColumns.Read(name => (string?)json[name]);
}
