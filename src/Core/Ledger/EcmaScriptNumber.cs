using System.Globalization;

namespace WorkflowConnect.Core.Ledger;

/// <summary>Number to text as ECMAScript does it (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 prescribes.</summary>
internal static class EcmaScriptNumber
{
    public static string Write(double number, string path)
    {
        if (!double.IsFinite(number))
        {
            throw new FormatException($"{path}: {number} is no JSON number.");
        }

        if (number == 0)
        {
            return "0";
        }

        var (digits, point) = Shortest(Math.Abs(number));
        return (number < 0 ? "-" : string.Empty) + Layout(digits, point);
    }

    /// <summary>The shortest digits that read back to the same double, and n so that the value is 0.digits × 10^n.</summary>
    private static (string Digits, int Point) Shortest(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var point = exponent + (dot >= 0 ? dot : text.Length);
        var all = text.Replace(".", string.Empty, StringComparison.Ordinal);
        var leadingZeros = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), point - leadingZeros);
    }

    private static string Layout(string digits, int point)
    {
        var count = digits.Length;
        if (count <= point && point <= 21)
        {
            return digits + new string('0', point - count);
        }

        if (point is > 0 and <= 21)
        {
            return $"{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        var exponent = point - 1;
        var sign = exponent < 0 ? "-" : "+";
        var fraction = count > 1 ? "." + digits[1..] : string.Empty;
        return $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";
    }
}
