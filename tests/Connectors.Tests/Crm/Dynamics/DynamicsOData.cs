using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>
/// As much of <c>$filter</c> as Dataverse documents and the connector asks for. Texts are compared without regard to case, but
/// with regard to marks; in <c>contains</c> the wildcards of its patterns count; ids can be compared for equality only.
/// </summary>
internal sealed partial class DynamicsOData(string text, Func<string, bool> isKnown)
{
    private readonly Queue<string> _tokens = new(Token().Matches(text).Select(match => match.Value));

    /// <summary>Whether a row is given.</summary>
    public static Func<JsonObject, bool> Filter(string text, Func<string, bool> isKnown)
    {
        var parser = new DynamicsOData(text, isKnown);
        var holds = parser.Either();
        return parser._tokens.Count == 0 ? holds : throw new FormatException(text);
    }

    private Func<JsonObject, bool> Either()
    {
        var left = Both();
        while (Take("or"))
        {
            var (one, other) = (left, Both());
            left = row => one(row) || other(row);
        }

        return left;
    }

    private Func<JsonObject, bool> Both()
    {
        var left = Single();
        while (Take("and"))
        {
            var (one, other) = (left, Single());
            left = row => one(row) && other(row);
        }

        return left;
    }

    private Func<JsonObject, bool> Single()
    {
        if (Take("not"))
        {
            var inner = Single();
            return row => !inner(row);
        }

        if (Take("("))
        {
            var inner = Either();
            Expect(")");
            return inner;
        }

        var name = _tokens.Dequeue();
        return name is "contains" or "startswith" or "endswith" ? Matches(name) : Compares(Known(name));
    }

    private Func<JsonObject, bool> Matches(string function)
    {
        Expect("(");
        var name = Known(_tokens.Dequeue());
        Expect(",");
        var like = string.Concat(Unquoted(_tokens.Dequeue()).Select(c => c switch { '%' => ".*", '_' => ".", _ => Regex.Escape(c.ToString()) }));
        Expect(")");
        var pattern = new Regex(
            (function == "startswith" ? "^" : "") + like + (function == "endswith" ? "$" : ""),
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));
        return row => row[name]?.GetValueKind() == JsonValueKind.String && pattern.IsMatch((string)row[name]!);
    }

    private Func<JsonObject, bool> Compares(string name)
    {
        var (@operator, literal) = (_tokens.Dequeue(), _tokens.Dequeue());
        if (literal == "null")
        {
            return row => row[name] is null == (@operator == "eq");
        }

        if (Guid.TryParse(literal, out _) && @operator is not ("eq" or "ne"))
        {
            throw new FormatException("An id is compared for equality only.");
        }

        var value = literal.StartsWith('\'') ? Unquoted(literal) : literal;
        return row => row[name] is { } mine && Compare(mine.GetValueKind() == JsonValueKind.String ? (string)mine! : mine.ToJsonString(), value) is var order && @operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            "le" => order <= 0,
            _ => throw new FormatException(@operator),
        };
    }

    private static int Compare(string mine, string value) =>
        DateTimeOffset.TryParseExact(mine, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var one)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other)
            ? one.CompareTo(other)
            : string.Compare(mine, value, StringComparison.OrdinalIgnoreCase);

    private string Known(string name) => isKnown(name) ? name : throw new DynamicsODataError(name);

    private static string Unquoted(string literal) => literal[1..^1].Replace("''", "'", StringComparison.Ordinal);

    private bool Take(string token)
    {
        var isNext = _tokens.TryPeek(out var next) && next == token;
        if (isNext)
        {
            _tokens.Dequeue();
        }

        return isNext;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"{token} is expected in {text}");
        }
    }

    [GeneratedRegex(@"'([^']|'')*'|[(),]|[^\s(),']+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
