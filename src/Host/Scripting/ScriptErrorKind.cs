namespace WorkflowConnect.Host.Scripting;

/// <summary>Why a script, a template or a document gave no result.</summary>
public enum ScriptErrorKind
{
    /// <summary>The script or template cannot be read; it will fail again.</summary>
    Syntax,

    /// <summary>It was read and failed while it ran.</summary>
    Runtime,

    /// <summary>It did not finish in its time.</summary>
    Timeout,

    /// <summary>It wanted more memory than it may have.</summary>
    Memory,

    /// <summary>Script, data or result are larger than allowed.</summary>
    TooLarge,

    /// <summary>The worker ended before it answered; whether the script had run is unknown.</summary>
    Crashed,

    /// <summary>Too many others wait already; try again later.</summary>
    Busy,
}
