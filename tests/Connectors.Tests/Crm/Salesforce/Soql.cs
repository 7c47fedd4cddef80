using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>As much of SOQL as the connector writes: one object, conditions with AND, OR, IN and LIKE, an order, a limit.</summary>
internal sealed partial class Soql
{
    private readonly List<string> _tokens;
    private int _at;

    private Soql(string text)
    {
        var matches = Token().Matches(text);
        _tokens = [.. matches.Select(match => match.Value)];
        if (string.Concat(_tokens).Replace(" ", "", StringComparison.Ordinal).Length != string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Length)
        {
            throw new FormatException("unexpected token");
        }
    }

    public IReadOnlyList<string> Select { get; private init; } = [];

    public string From { get; private set; } = "";

    public Func<JsonObject, bool> Where { get; private set; } = _ => true;

    public List<(string Field, bool IsDown)> Order { get; } = [];

    public int? Limit { get; private set; }

    /// <summary>Fields that it names, to be looked up.</summary>
    public HashSet<string> Fields { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">It is no query of this kind.</exception>
    public static Soql Parse(string text)
    {
        var reader = new Soql(text);
        reader.Expect("SELECT");
        var select = new List<string> { reader.Next() };
        while (reader.Is(","))
        {
            select.Add(reader.Next());
        }

        var query = new Soql(text) { Select = select, _at = reader._at };
        query.Fields.UnionWith(select);
        query.Rest();
        return query;
    }

    /// <summary>A value by a path such as <c>ContentDocument.Title</c>.</summary>
    public static JsonNode? Value(JsonObject row, string path) => path.Split('.').Aggregate((JsonNode?)row, (node, step) => (node as JsonObject)?[step]);

    /// <summary>Compares ids and times as they are, words without regard to case; nothing comes first.</summary>
    public static int Compare(string field, string? one, string? other) => one is null || other is null ? (one is null ? 0 : 1) - (other is null ? 0 : 1)
        : IsTime(one) && IsTime(other) ? DateTimeOffset.Parse(one, CultureInfo.InvariantCulture).CompareTo(DateTimeOffset.Parse(other, CultureInfo.InvariantCulture))
        : field.EndsWith("Id", StringComparison.Ordinal) ? string.CompareOrdinal(one, other)
        : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);

    public static string? Text(JsonNode? node) => node is null ? null : node.GetValueKind() == JsonValueKind.String ? (string)node! : node.ToJsonString();

    private void Rest()
    {
        Expect("FROM");
        From = Next();
        if (Is("WHERE"))
        {
            Where = Either();
        }

        if (Is("ORDER"))
        {
            Expect("BY");
            do
            {
                var field = Next();
                Fields.Add(field);
                Order.Add((field, Is("DESC")));
            }
            while (Is(","));
        }

        if (Is("LIMIT"))
        {
            Limit = int.Parse(Next(), CultureInfo.InvariantCulture);
        }

        if (_at < _tokens.Count)
        {
            throw new FormatException($"unexpected token: {_tokens[_at]}");
        }
    }

    private Func<JsonObject, bool> Either()
    {
        var parts = new List<Func<JsonObject, bool>> { Both() };
        while (Is("OR"))
        {
            parts.Add(Both());
        }

        return row => parts.Any(part => part(row));
    }

    private Func<JsonObject, bool> Both()
    {
        var parts = new List<Func<JsonObject, bool>> { One() };
        while (Is("AND"))
        {
            parts.Add(One());
        }

        // Salesforce refuses AND and OR side by side without parentheses.
        return _at < _tokens.Count && parts.Count > 1 && _tokens[_at] == "OR" ? throw new FormatException("unexpected token: OR") : row => parts.TrueForAll(part => part(row));
    }

    private Func<JsonObject, bool> One()
    {
        if (Is("("))
        {
            var inner = Either();
            Expect(")");
            return inner;
        }

        var field = Next();
        Fields.Add(field);
        var sign = Next();
        if (sign == "IN")
        {
            Expect("(");
            var values = new List<string?> { Literal() };
            while (Is(","))
            {
                values.Add(Literal());
            }

            Expect(")");
            return row => values.Exists(value => Compare(field, Text(Value(row, field)), value) == 0);
        }

        var literal = Literal();
        return sign switch
        {
            "=" => row => literal is null ? Text(Value(row, field)) is null : Text(Value(row, field)) is { } mine && Compare(field, mine, literal) == 0,
            ">" => row => Text(Value(row, field)) is { } mine && Compare(field, mine, literal) > 0,
            "<" => row => Text(Value(row, field)) is { } mine && Compare(field, mine, literal) < 0,
            ">=" => row => Text(Value(row, field)) is { } mine && Compare(field, mine, literal) >= 0,
            "LIKE" => row => Text(Value(row, field)) is { } mine && IsLike(mine, literal!),
            _ => throw new FormatException($"unexpected token: {sign}"),
        };
    }

    private static bool IsLike(string mine, string pattern) => Regex.IsMatch(
        mine, $"^{Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal)}$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private string? Literal()
    {
        var token = Next();
        if (token[0] != '\'')
        {
            return token is "null" ? null : token is "true" or "false" || char.IsDigit(token[0]) ? token : throw new FormatException($"unexpected token: {token}");
        }

        var text = new StringBuilder();
        for (var i = 1; i < token.Length - 1; i++)
        {
            text.Append(token[i] != '\\' ? token[i] : token[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '\\' or '\'' or '"' => token[i], _ => throw new FormatException("Illegal string literal") });
        }

        return text.ToString();
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("unexpected end");

    private bool Is(string word)
    {
        if (_at >= _tokens.Count || _tokens[_at] != word)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string word) => _ = Is(word) ? 0 : throw new FormatException($"expecting {word}");

    private static bool IsTime(string text) => text.Length >= 19 && text[4] == '-' && text[10] == 'T';

    [GeneratedRegex(@"'(\\.|[^'\\])*'|[<>]=|[=<>(),]|[^\s'=<>(),]+", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
