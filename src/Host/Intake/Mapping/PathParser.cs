using System.Globalization;

namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>
/// Reads the part of RFC 9535 (JSONPath) that a mapping needs: names, positions, all, and a filter with one comparison.
/// No search at any depth and no functions: what a path can cost stays in proportion to the body.
/// </summary>
internal sealed class PathParser
{
    private readonly string _text;
    private int _at;

    private PathParser(string text, int at) => (_text, _at) = (text, at);

    /// <summary>The steps after the <c>$</c> or <c>@</c>.</summary>
    /// <exception cref="FormatException">It is none, with the place.</exception>
    public static IReadOnlyList<PathStep> Parse(string text)
    {
        var parser = new PathParser(text, at: 1);
        var steps = parser.Steps();
        return parser._at == text.Length ? steps : throw parser.Unexpected();
    }

    private List<PathStep> Steps()
    {
        var steps = new List<PathStep>();
        while (Next is '.' or '[')
        {
            steps.Add(Step());
        }

        return steps;
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private PathStep Step()
    {
        if (Eat(".*"))
        {
            return new PathStep.Each();
        }

        if (Eat("."))
        {
            return new PathStep.Name(Shorthand());
        }

        Need("[");
        Blanks();
        PathStep step = Next switch
        {
            '\'' or '"' => new PathStep.Name(Quoted()),
            '?' => Filter(),
            '*' when Eat("*") => new PathStep.Each(),
            _ => new PathStep.Index(Number()),
        };
        Blanks();
        Need("]");
        return step;
    }

    private PathStep.Where Filter()
    {
        Need("?");
        Blanks();
        var isBracketed = Eat("(");
        Blanks();
        Need("@");
        var path = Steps();
        Blanks();
        bool? isEqual = Eat("==") ? true : Eat("!=") ? false : null;
        Blanks();
        var value = isEqual is null ? null : Next is '\'' or '"' ? Quoted() : Word();
        Blanks();
        if (isBracketed)
        {
            Need(")");
        }

        return new PathStep.Where(path, isEqual ?? true, value);
    }

    private string Quoted()
    {
        var quote = _text[_at++];
        var end = _text.IndexOf(quote, _at);
        if (end < 0)
        {
            throw new FormatException($"the {quote} at position {_at} has no end");
        }

        var value = _text[_at..end];
        _at = end + 1;
        return value;
    }

    /// <summary>A name without quotation marks: RFC 9535 has no hyphens and no first digit there.</summary>
    private string Shorthand()
    {
        var name = While(c => char.IsLetterOrDigit(c) || c == '_');
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) ? name : throw Unexpected();
    }

    private string Word() => While(c => char.IsLetterOrDigit(c) || c is '.' or '-') is { Length: > 0 } word ? word : throw Unexpected();

    private int Number() => int.TryParse(While(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected();

    private string While(Func<char, bool> holds)
    {
        var from = _at;
        while (_at < _text.Length && holds(_text[_at]))
        {
            _at++;
        }

        return _text[from.._at];
    }

    private void Blanks() => While(c => c == ' ');

    private bool Eat(string expected)
    {
        var isThere = string.CompareOrdinal(_text, _at, expected, 0, expected.Length) == 0;
        _at += isThere ? expected.Length : 0;
        return isThere;
    }

    private void Need(string expected)
    {
        if (!Eat(expected))
        {
            throw Unexpected();
        }
    }

    private FormatException Unexpected() => new(
        _at < _text.Length ? $"'{Next}' at position {_at + 1} is not understood; names with other characters than letters, digits and _ are written ['name']" : "its end is missing");
}
