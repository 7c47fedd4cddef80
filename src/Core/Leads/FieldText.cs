using System.Buffers;
using System.Text;
using WorkflowConnect.Core.Quality;

namespace WorkflowConnect.Core.Leads;

/// <summary>What no field may hold, whatever it means: broken Unicode, control characters, card numbers.</summary>
public static class FieldText
{
    public static IEnumerable<FieldError> Check(string field, IReadOnlyList<string> values)
    {
        var name = field.Length <= 100 && IsWellFormed(field) ? field : "(unnamed field)";
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
