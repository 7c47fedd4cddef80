namespace WorkflowConnect.Host.Scripting;

/// <summary>A script, template or document failed. The message may quote the script's own error text; do not log it.</summary>
public sealed class ScriptException(ScriptErrorKind kind, string message, int? line = null) : Exception(message)
{
    public ScriptErrorKind Kind { get; } = kind;

    /// <summary>Line of the script or template, counted from 1, when it is known.</summary>
    public int? Line { get; } = line;
}
