using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// What matters for screening of a party, an entry or a profile, and nothing else: two of them with the same
/// <see cref="Sha256"/> are the same to a person who compares. Kept with a clearance, so that a difference can be shown.
/// </summary>
public sealed record RelevantContent
{
    /// <summary>Ordered by name; a field without values is left out.</summary>
    public required IReadOnlyList<ContentField> Fields { get; init; }

    /// <summary>Puts fields and values in order and takes out what stands there twice; of equal values the first text stays.</summary>
    public static RelevantContent Of(IEnumerable<KeyValuePair<string, IEnumerable<ContentValue>>> fields) => new()
    {
        Fields =
        [
            .. fields
                .Select(field => new ContentField(
                    field.Key,
                    [.. field.Value.Where(v => v.Key.Length > 0).DistinctBy(v => v.Key, StringComparer.Ordinal).OrderBy(v => v.Key, StringComparer.Ordinal)]))
                .Where(field => field.Values.Count > 0)
                .OrderBy(field => field.Name, StringComparer.Ordinal),
        ],
    };

    /// <summary>Lower-case hex SHA-256 over the canonical JSON of field names and keys; texts do not count.</summary>
    public string Sha256() => Sha256Hex.Of(CanonicalJson.Write(new JsonObject(Fields.Select(field =>
        KeyValuePair.Create<string, JsonNode?>(field.Name, new JsonArray([.. field.Values.Select(v => (JsonNode?)JsonValue.Create(v.Key))]))))));

    /// <summary>Field by field what differs from now, in the order of names; empty when nothing does.</summary>
    public IReadOnlyList<ContentDifference> DifferencesTo(RelevantContent now)
    {
        var names = Fields.Concat(now.Fields).Select(field => field.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            .. names
                .Select(name => new ContentDifference(name, Missing(ValuesOf(name), now.ValuesOf(name)), Missing(now.ValuesOf(name), ValuesOf(name))))
                .Where(difference => difference.Removed.Count + difference.Added.Count > 0),
        ];
    }

    /// <summary>Values of a field; none when it is absent.</summary>
    public IReadOnlyList<ContentValue> ValuesOf(string field) => Fields.FirstOrDefault(f => f.Name == field)?.Values ?? [];

    private static string[] Missing(IReadOnlyList<ContentValue> from, IReadOnlyList<ContentValue> others) =>
        [.. from.Where(value => !others.Any(other => other.Key == value.Key)).Select(value => value.Text)];
}
