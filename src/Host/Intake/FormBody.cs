using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace WorkflowConnect.Host.Intake;

/// <summary>The fields of <c>application/x-www-form-urlencoded</c>, in the order sent.</summary>
internal static class FormBody
{
    public const int LongestKey = 200;

    /// <summary>The fields, or what is wrong with the body.</summary>
    public static (Dictionary<string, IReadOnlyList<string>>? Fields, string? Problem) Read(ReadOnlyMemory<byte> body, int mostFields)
    {
        // The reader would leave an escape that is no UTF-8 as it stands.
        if (!Utf8.IsValid(body.Span) || !Utf8.IsValid(Unescaped(body.Span)))
        {
            return (null, "The form is not valid UTF-8.");
        }

        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = mostFields, KeyLengthLimit = LongestKey, ValueLengthLimit = body.Length + 1 };
            foreach (var (name, values) in reader.ReadForm())
            {
                fields[Plain(name)] = [.. values.OfType<string>()];
            }
        }
        catch (InvalidDataException)
        {
            return (null, TooMany(mostFields));
        }

        return (fields, null);
    }

    /// <summary>PHP marks a field of several values by brackets behind its name.</summary>
    public static string Plain(string name) => name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;

    public static string TooMany(int mostFields) => $"The form has more than {mostFields} fields or a field name of more than {LongestKey} characters.";

    private static byte[] Unescaped(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '%' && i + 2 < body.Length && char.IsAsciiHexDigit((char)body[i + 1]) && char.IsAsciiHexDigit((char)body[i + 2]))
            {
                bytes.Add(Convert.FromHexString(Encoding.ASCII.GetString(body.Slice(i + 1, 2)))[0]);
                i += 2;
            }
            else
            {
                bytes.Add(body[i]);
            }
        }

        return [.. bytes];
    }
}
