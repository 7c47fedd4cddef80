using System.Globalization;
using System.Text;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>A condition of a search, written into the query as PHP reads nested values.</summary>
/// <param name="Type">Such as <c>equals</c>; <c>or</c> and <c>and</c> hold others.</param>
/// <param name="Attribute">Of the entity; null for <c>or</c> and <c>and</c>.</param>
/// <param name="Value">Null where the type needs none.</param>
internal sealed record EspoFilter(string Type, string? Attribute = null, string? Value = null)
{
    private IReadOnlyList<EspoFilter> Parts { get; init; } = [];

    public static EspoFilter Is(string attribute, string value) => new("equals", attribute, value);

    public static EspoFilter Like(string attribute, string pattern) => new("like", attribute, pattern);

    public static EspoFilter Over(string attribute, string value) => new("greaterThan", attribute, value);

    public static EspoFilter Either(params IReadOnlyList<EspoFilter> parts) => new("or") { Parts = parts };

    public static EspoFilter Both(params IReadOnlyList<EspoFilter> parts) => new("and") { Parts = parts };

    /// <summary>The query of a path, without its question mark.</summary>
    public static string Query(IReadOnlyList<EspoFilter> filters, params IReadOnlyList<(string Name, string Value)> more)
    {
        var query = new StringBuilder();
        Write(query, "where", filters);
        foreach (var (name, value) in more)
        {
            Add(query, name, value);
        }

        return query.ToString();
    }

    private static void Write(StringBuilder query, string at, IReadOnlyList<EspoFilter> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            var (filter, place) = (filters[i], string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"));
            Add(query, $"{place}[type]", filter.Type);
            if (filter.Attribute is { } attribute)
            {
                Add(query, $"{place}[attribute]", attribute);
            }

            if (filter.Value is { } value)
            {
                Add(query, $"{place}[value]", value);
            }

            Write(query, $"{place}[value]", filter.Parts);
        }
    }

    private static void Add(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
