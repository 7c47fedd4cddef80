using System.Buffers;
using System.Text;
using WorkflowConnect.Core.Quality;

namespace WorkflowConnect.Core.Leads;

/// <summary>What no field may hold, whatever it means: broken Unicode, control characters, card numbers.</summary>
public static class FieldText
{
    private const int LongestName = 100;

    public static IEnumerable<FieldError> Check(string field, IReadOnlyList<string> values)
    {
        var name = NameOf(field);
        if (values.Any(value => !IsWellFormed(value)))
        {
            yield return new FieldError(name, "The text is broken Unicode (a lone surrogate); send valid UTF-8.");
        }

        if (values.Any(value => value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
        {
            yield return new FieldError(name, "The text holds control characters; remove them.");
        }

        if (values.Any(CardNumbers.OccursIn))
        {
            yield return new FieldError(name, "The text holds a payment card number. Card data is not accepted here; remove it.");
        }
    }

    /// <summary>The name as an answer may show it: one that is no name, or hides a value, is not repeated.</summary>
    public static string NameOf(string field) =>
        field.Length <= LongestName && IsWellFormed(field) && !field.Any(char.IsControl) && !CardNumbers.OccursIn(field) ? field : "(unnamed field)";

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
