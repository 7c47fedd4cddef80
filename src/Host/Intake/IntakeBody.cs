using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake;

/// <summary>Turns a body into flat fields, or says why it cannot.</summary>
internal static class IntakeBody
{
    private const int MostFields = 200;
    private const int LongestKey = 200;

    /// <summary>Fields by name with their values, in the order sent.</summary>
    public static IntakeBodyResult Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        var mediaType = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return mediaType switch
        {
            "application/json" => JsonFields.Read(body),
            "application/x-www-form-urlencoded" => Form(body),
            _ => IntakeBodyResult.Unsupported(),
        };
    }

    private static IntakeBodyResult Form(ReadOnlyMemory<byte> body)
    {
        // The reader would leave an escape that is no UTF-8 as it stands.
        if (!Utf8.IsValid(body.Span) || !Utf8.IsValid(Unescaped(body.Span)))
        {
            return IntakeBodyResult.Malformed("The form is not valid UTF-8.");
        }

        var text = System.Text.Encoding.UTF8.GetString(body.Span);
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            using var reader = new FormReader(text) { ValueCountLimit = MostFields, KeyLengthLimit = LongestKey, ValueLengthLimit = body.Length + 1 };
            foreach (var (name, values) in reader.ReadForm())
            {
                fields[name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name] = [.. values.OfType<string>()];
            }
        }
        catch (InvalidDataException)
        {
            return IntakeBodyResult.Malformed($"The form has more than {MostFields} fields or a field name of more than {LongestKey} characters.");
        }

        return IntakeBodyResult.Of(fields, []);
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '%' && i + 2 < body.Length && char.IsAsciiHexDigit((char)body[i + 1]) && char.IsAsciiHexDigit((char)body[i + 2]))
            {
                bytes.Add(Convert.FromHexString(System.Text.Encoding.ASCII.GetString(body.Slice(i + 1, 2)))[0]);
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
