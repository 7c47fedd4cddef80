using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// The query of a list: conditions (<c>property-eq</c>), order, page. All conditions have to hold; of those with the same
/// <c>or…-</c> before their name one has to. weclapp leaves a condition on an unknown property out without a word, so that
/// what a list gives is compared here again.
/// </summary>
internal sealed class WeclappQuery
{
    private readonly IReadOnlyList<(string Name, string Value)> _parts;

    private WeclappQuery(IReadOnlyList<(string Name, string Value)> parts) => _parts = parts;

    public static WeclappQuery Empty { get; } = new([]);

    public static WeclappQuery Of(string name, string value) => Empty.With(name, value);

    public WeclappQuery With(string name, string value) => new([.. _parts, (name, value)]);

    public WeclappQuery With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>One of these values, which are JSON.</summary>
    public WeclappQuery In(string name, IEnumerable<string> values) => With(name, new JsonArray([.. values.Select(value => (JsonNode?)value)]).ToJsonString());

    /// <summary>A group of which one has to hold.</summary>
    public WeclappQuery Either(string group, IEnumerable<(string Name, string Value)> conditions) =>
        conditions.Aggregate(this, (query, condition) => query.With($"or{group}-{condition.Name}", condition.Value));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _parts)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
