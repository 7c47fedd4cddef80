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
        string text;
        try
        {
            text = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.Span);
        }
        catch (System.Text.DecoderFallbackException)
        {
            return IntakeBodyResult.Malformed("The form is not valid UTF-8.");
        }

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

        // Percent-escapes that are no UTF-8 come out of the reader as U+FFFD.
        var broken = fields.Where(f => f.Value.Any(v => v.Contains('\uFFFD'))).Select(f => new FieldError(f.Key, "The text is not valid UTF-8.")).ToArray();
        return IntakeBodyResult.Of(fields, broken);
    }
}
