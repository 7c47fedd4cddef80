using System.Text.RegularExpressions;

namespace WorkflowConnect.Core.Quality;

/// <summary>
/// Finds payment card numbers in free text: 13 to 19 digits, grouped by blanks or hyphens or not at all, that begin
/// like a card (ISO/IEC 7812, major industry 2 to 6) and pass the Luhn check. Such a number may not be stored here
/// (PCI DSS 3.2) and is refused at every entrance.
/// </summary>
public static partial class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>True when the text holds one; the number itself is not returned, so that it cannot leak.</summary>
    public static bool OccursIn(string? text)
    {
        return text is not null
            && Holds(text)
            && Holds(Telephone().Replace(Iban().Replace(text, match => IsIban(match.ValueSpan) ? "IBAN" : match.Value), "telephone"));
    }

    private static bool Holds(string text)
    {
        Span<byte> digits = stackalloc byte[Longest];
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] is >= '2' and <= '6'
                && (start == 0 || !char.IsAsciiDigit(text[start - 1]))
                && StartsCard(text.AsSpan(start), digits))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsCard(ReadOnlySpan<char> text, Span<byte> digits)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (count == Longest)
                {
                    return false;
                }

                digits[count++] = (byte)(text[i] - '0');
            }
            else if (!IsSeparator(text, i))
            {
                break;
            }
            else if (count >= Shortest && PassesLuhn(digits[..count]))
            {
                // Further digits behind the separator are the expiry date or the check value.
                return true;
            }
        }

        return count >= Shortest && PassesLuhn(digits[..count]);
    }

    /// <summary>A single blank, hyphen or dot between two digits.</summary>
    private static bool IsSeparator(ReadOnlySpan<char> text, int i) =>
        text[i] is ' ' or '-' or '.' or '\u00A0' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    /// <summary>International number of ITU-T E.164: a plus sign and at most 15 digits.</summary>
    [GeneratedRegex(@"\+[0-9](?:[ \-./()]{0,2}[0-9]){5,14}(?![ \-.]?[0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Iban();

    /// <summary>ISO 13616: the check digits make the whole number 1 modulo 97.</summary>
    private static bool IsIban(ReadOnlySpan<char> text)
    {
        var compact = text.ToString().Replace(" ", "", StringComparison.Ordinal);
        var remainder = 0;
        foreach (var c in compact.AsSpan(4).ToString() + compact[..4])
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[^(i + 1)];
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
        }

        return sum % 10 == 0;
    }
}
