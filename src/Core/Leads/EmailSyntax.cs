using System.Buffers;

namespace WorkflowConnect.Core.Leads;

/// <summary>
/// Whether a text can be an e-mail address: one <c>@</c>, a local part without blanks or angle brackets, a domain
/// with a dot. Deliberately no more; only a message that arrives proves an address (RFC 5321, section 4.5.3 for the lengths).
/// </summary>
public static class EmailSyntax
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n<>\"(),;:\\[]`{}");

    public static bool IsValid(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > 64 || at != text.LastIndexOf('@') || text.Length > 254)
        {
            return false;
        }

        var domain = text.AsSpan(at + 1);
        return !text.AsSpan().ContainsAny(Forbidden)
            && domain.Length >= 3
            && domain.Contains('.')
            && domain[0] is not ('.' or '-')
            && domain[^1] is not ('.' or '-')
            && !text.Contains("..", StringComparison.Ordinal);
    }
}
