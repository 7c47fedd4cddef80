using System.Text;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Sizes are checked here, before anything travels.</summary>
internal static class ScriptLimits
{
    /// <exception cref="ScriptException">It is too large.</exception>
    public static ReadOnlyMemory<byte> Script(string script, ScriptingOptions options)
    {
        // A UTF-16 unit is at least one byte: the cheap test first.
        var bytes = script.Length > options.MaxScriptBytes ? null : Encoding.UTF8.GetBytes(script);
        return bytes is null || bytes.Length > options.MaxScriptBytes
            ? throw new ScriptException(ScriptErrorKind.TooLarge, $"The script is larger than {options.MaxScriptBytes} bytes.")
            : bytes;
    }

    /// <exception cref="ScriptException">It is too large.</exception>
    public static ReadOnlyMemory<byte> Input(ReadOnlyMemory<byte> bytes, ScriptingOptions options) =>
        bytes.Length > options.MaxInputBytes
            ? throw new ScriptException(ScriptErrorKind.TooLarge, $"The data is larger than {options.MaxInputBytes} bytes.")
            : bytes;
}
