using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Tells what is wrong with a script so that its author finds it and no value of the run is quoted.</summary>
internal static partial class ScriptFaults
{
    // What a script gives its errors as a name may be anything; these are the language's own.
    private static readonly FrozenSet<string> Names =
        new[] { "Error", "AggregateError", "EvalError", "InternalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The script itself is at fault: to run it again would not help.</summary>
    public static bool IsOfScript(ScriptException fault) =>
        fault.Kind is ScriptErrorKind.Syntax or ScriptErrorKind.Runtime or ScriptErrorKind.Memory or ScriptErrorKind.TooLarge;

    /// <summary>The kind of error and its line; the message only where it can hold nothing but words of the script.</summary>
    public static string Tell(ScriptException fault)
    {
        var line = fault.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number})") : "";
        if (fault.Kind != ScriptErrorKind.Runtime || NamesAWordOfTheScript().IsMatch(fault.Message))
        {
            return fault.Message + line;
        }

        var end = fault.Message.IndexOf(": ", StringComparison.Ordinal);
        var name = end > 0 && Names.Contains(fault.Message[..end]) ? fault.Message[..end] : "Error";
        return $"{name}{line}: what it says is withheld because it may hold personal data.";
    }

    [GeneratedRegex(@"^ReferenceError: '?[\p{L}_$][\p{L}\p{N}_$]*'? is not (defined|initialized)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesAWordOfTheScript();
}
